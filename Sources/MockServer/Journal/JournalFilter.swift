import HTTPModel

/// Which exchanges somebody asks for; what is not said admits all.
struct JournalFilter {
    private let operation: String?
    private let rule: String?
    private let status: Int?
    private let method: String?
    private let path: String?
    private let since: Int

    /// Reads `operation`, `rule`, `status`, `method`, `path`, `since` and `after`.
    init(_ query: QueryItems) {
        operation = query.first("operation")
        rule = query.first("rule")
        status = query.first("status").flatMap { Int($0) }
        method = query.first("method")
        path = query.first("path")
        let after = query.first("after").flatMap { Int($0) } ?? 0
        since = max(query.first("since").flatMap { Int($0) } ?? 0, after == .max ? after : after + 1)
    }

    /// Whether an exchange is asked for.
    func admits(_ entry: JournalEntry) -> Bool {
        if entry.ordinal < since { return false }
        if let operation, entry.operationID != operation { return false }
        if let rule, !(entry.ruleIDs.contains(rule)) { return false }
        if let status, entry.status?.code != status { return false }
        if let method, entry.request?.method.token != method { return false }
        guard let path else { return true }
        guard let sent = entry.request?.target.path else { return false }
        return path.hasSuffix("*") ? sent.hasPrefix(path.dropLast()) : sent == path
    }
}
