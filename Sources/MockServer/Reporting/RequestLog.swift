import Contracts
import HTTPModel
import Scenarios
package import Support

/// Where the one line about each request goes.
package protocol RequestLog: Sendable {
    /// Takes one finished line's worth of facts; called on the thread that answers, so it must not wait.
    func record(_ line: LogLine)

    /// Takes what is to be known besides, such as that a session was opened.
    func record(_ notice: LogNotice)
}

extension RequestLog {
    /// Leaves it out.
    package func record(_ notice: LogNotice) {}
}

/// What a log says of one exchange.
package struct LogLine: Sendable {
    /// The session clock's reading at arrival.
    package let arrival: SessionInstant
    /// The session's name.
    package let session: String
    /// The method; empty when the request could not be read.
    package let method: String
    /// The request target as sent, with secrets in its query masked.
    package let target: String
    /// The contract and operation, when known.
    package let operation: String?
    /// The rule that answered.
    package let rule: String?
    /// The status that was answered; 0 when nothing was.
    package let status: Int
    /// How the answer is brought when that is not at once and whole, such as `delayed 80ms` or `fault bom`.
    package var delivery: [String] = []
    /// Why the contract was broken and where, or why the server answered for itself; one entry a finding.
    package internal(set) var findings: [String]
    /// The ids of the rules that played, modifiers first.
    package var rules: [String] = []
    /// True when no operation took the request.
    package var isUnmatched = false
    /// True when the request broke its contract, or could not be read as HTTP.
    package var isNonconforming = false
}

extension LogLine {
    /// What is said of an exchange once its answer is chosen.
    ///
    /// - Parameters:
    ///   - exchange: The exchange.
    ///   - status: The status that is answered.
    ///   - otherSessions: How many sessions are open which the client may have meant instead of the default one.
    init(_ exchange: Exchange, status: Status, otherSessions: Int) {
        arrival = exchange.arrival
        session = exchange.session.id
        method = exchange.request.method.token
        let sent = exchange.request.target
        target =
            sent.query == nil
            ? exchange.shownPath
            : MessageMask(exchange.play.playbook.served.secretNames).target(sent, of: exchange.operation)
        operation = exchange.operation.map { operation in
            [exchange.contract?.name, operation.id].compactMap { $0 }.joined(separator: " ")
        }
        rule = exchange.rule?.id
        self.status = status.code
        delivery = exchange.delivery?.plan.notes ?? []
        findings =
            exchange.violations.map { ViolationRenderer.line($0.maskingSecret(of: exchange.request)) }
            + (exchange.remark.map { [$0] } ?? [])
            + (otherSessions > 0 ? [Self.hint(otherSessions)] : [])
        rules = exchange.modifiers.map(\.id) + (exchange.rule.map { [$0.id] } ?? [])
        isUnmatched = exchange.operation == nil && status.code >= 400
        isNonconforming = exchange.violations.contains { $0.severity == .error }
    }

    private static func hint(_ otherSessions: Int) -> String {
        let open = otherSessions == 1 ? "1 session is open" : "\(otherSessions) sessions are open"
        return "\(open), but this request went to the default one"
    }
}
