import HTTPModel
import JSONModel
import Support

/// What a session was asked and what it answered.
enum JournalResource {
    private static let path = "/sessions/{id}/journal"

    private static let filters: [AdminRoute.Parameter] = [
        .init(name: "operation", type: "string", summary: "Its operationId."),
        .init(name: "rule", type: "string", summary: "The rule that answered or added to the answer."),
        .init(name: "status", type: "integer", summary: "The status that was answered."),
        .init(name: "method", type: "string", summary: "The method."),
        .init(name: "path", type: "string", summary: "The path, or its beginning and an asterisk."),
        .init(name: "since", type: "integer", summary: "The least ordinal."),
        .init(name: "after", type: "integer", summary: "The ordinal before the least one."),
    ]
    private static let limit = AdminRoute.Parameter(
        name: "limit", type: "integer", summary: "How many entries at most.", minimum: 1)

    static let routes = [
        AdminRoute(
            id: "getJournal", method: .get, path: path, summary: "A session's exchanges, the oldest first.",
            query: filters + [limit], outcome: .init(status: 200, summary: "The exchanges.", schema: "Journal"),
            refusals: [404]
        ) { call throws(AdminProblem) in page(of: try entries(call), call, try call.session()) },
        AdminRoute(
            id: "clearJournal", method: .delete, path: path, summary: "Forgets a session's exchanges.",
            outcome: .init(status: 204, summary: "They are forgotten.", schema: nil), refusals: [404]
        ) { call throws(AdminProblem) in
            call.journal.clear(session: try call.session().id)
            return .done
        },
        AdminRoute(
            id: "countJournal", method: .get, path: path + "/count", summary: "How many exchanges there are.",
            query: filters, outcome: .init(status: 200, summary: "The number.", schema: "Count"), refusals: [404],
            perform: count),
        AdminRoute(
            id: "getUnmatched", method: .get, path: path + "/unmatched",
            summary: "The exchanges whose request no operation took.", query: filters + [limit],
            outcome: .init(status: 200, summary: "The exchanges.", schema: "Journal"), refusals: [404]
        ) { call throws(AdminProblem) in
            page(of: try entries(call).filter(\.isUnmatched), call, try call.session())
        },
        AdminRoute(
            id: "getNearMisses", method: .get, path: path + "/near-misses",
            summary: "What the requests that no operation took most likely meant.", query: filters + [limit],
            outcome: .init(status: 200, summary: "One text a request.", schema: "NearMisses"), refusals: [404],
            perform: nearMisses),
        AdminRoute(
            id: "getArchive", method: .get, path: path + ".har",
            summary: "A session's exchanges in the HTTP Archive format (HAR 1.2).", query: filters + [limit],
            outcome: .init(status: 200, summary: "The archive.", schema: "Archive"), refusals: [404]
        ) { call throws(AdminProblem) in
            let renderer = JournalRenderer(mask: call.mask)
            return .json(HARDocument.make(limited(try entries(call), call).map(renderer.json)))
        },
    ]

    private static func entries(_ call: AdminCall) throws(AdminProblem) -> [JournalEntry] {
        let filter = JournalFilter(call.query)
        return call.journal.entries(of: try call.session().id).filter(filter.admits)
    }

    private static func limited(_ entries: [JournalEntry], _ call: AdminCall) -> ArraySlice<JournalEntry> {
        entries.prefix(max(1, call.query.first("limit").flatMap { Int($0) } ?? .max))
    }

    private static func page(of entries: [JournalEntry], _ call: AdminCall, _ session: Session) -> Response {
        let page = limited(entries, call)
        let renderer = JournalRenderer(mask: call.mask)
        let before = call.query.first("after").flatMap { Int($0) } ?? 0
        return .json([
            "entries": .array(page.map(renderer.json)),
            "evicted": .number(JSONNumber(call.journal.evictedCount(of: session.id))),
            "next": .number(JSONNumber(page.last?.ordinal ?? before)),
        ])
    }

    private static func count(_ call: AdminCall) throws(AdminProblem) -> Response {
        let entries = try entries(call)
        return .json([
            "count": .number(JSONNumber(entries.count)),
            "pending": .number(JSONNumber(entries.count { $0.outcome == .pending })),
            "evicted": .number(JSONNumber(call.journal.evictedCount(of: try call.session().id))),
        ])
    }

    private static func nearMisses(_ call: AdminCall) throws(AdminProblem) -> Response {
        let mask = call.mask
        let misses = limited(try entries(call).filter(\.isUnmatched), call).compactMap { entry -> JSONValue? in
            guard let request = entry.request, let remark = entry.remark else { return nil }
            return [
                "ordinal": .number(JSONNumber(entry.ordinal)), "method": .string(request.method.token),
                "target": .string(mask.target(request.target, of: entry.completion?.operation)),
                "text": .string(remark),
            ]
        }
        return .json(["nearMisses": .array(misses)])
    }
}
