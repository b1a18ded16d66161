import MockServer
import Scenarios
import SourceDocuments
import Support

/// What was wrong with the requests of one run; any thread may record.
final class RunVerdict: RequestLog {
    /// A reason for a run to fail.
    enum Ground: String, CaseIterable {
        /// A request that no operation takes.
        case unmatched
        /// A request that breaks its contract, or cannot be read as HTTP.
        case nonconforming
        /// A rule of a named scenario that no request met.
        case unused

        /// Reads a list such as `unmatched,unused`.
        static func parse(_ text: String) throws(CommandError) -> Set<Ground> {
            var grounds: Set<Ground> = []
            for word in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let ground = Ground(rawValue: String(word)) else {
                    let names = allCases.map(\.rawValue)
                    let hint = NearestName.find(String(word), among: names).map { "; did you mean \($0)?" } ?? ""
                    throw CommandError("--fail-on \(word): expected \(names.joined(separator: ", "))\(hint)")
                }
                grounds.insert(ground)
            }
            return grounds
        }
    }

    private struct Record: Sendable {
        var lines: [LogLine] = []
        var leftOut = 0
        var rules: Set<String> = []
        var hasUnmatched = false
        var hasNonconforming = false
    }

    /// How many lines are printed at most.
    private static let lineLimit = 1_000

    private let record = LockedValue(Record())
    private let next: (any RequestLog)?

    /// Makes a verdict on no request yet.
    ///
    /// - Parameter next: Where lines go besides.
    init(passingOn next: (any RequestLog)?) {
        self.next = next
    }

    func record(_ line: LogLine) {
        record.withLock { record in
            record.rules.formUnion(line.rules)
            guard line.isUnmatched || line.isNonconforming else { return }
            record.hasUnmatched = record.hasUnmatched || line.isUnmatched
            record.hasNonconforming = record.hasNonconforming || line.isNonconforming
            if record.lines.count < Self.lineLimit { record.lines.append(line) } else { record.leftOut += 1 }
        }
        next?.record(line)
    }

    func record(_ notice: LogNotice) {
        next?.record(notice)
    }

    /// One line for each thing that was wrong, and whether it fails the run.
    func findings(on grounds: Set<Ground>, scenarios: [Scenario]) -> (lines: [String], isFailure: Bool) {
        let record = record.withLock { $0 }
        var lines = record.lines.map(LogRenderer.text.line)
        if record.leftOut > 0 { lines.append("and \(record.leftOut) more") }
        var isFailure = record.hasUnmatched && grounds.contains(.unmatched)
        isFailure = isFailure || (record.hasNonconforming && grounds.contains(.nonconforming))
        guard grounds.contains(.unused) else { return (lines, isFailure) }
        var told = record.rules
        for rule in scenarios.flatMap(\.rules) where told.insert(rule.id).inserted {
            lines.append("unused rule \(rule.id) — \(rule.location.fileAndLine)")
            isFailure = true
        }
        return (lines, isFailure)
    }
}
