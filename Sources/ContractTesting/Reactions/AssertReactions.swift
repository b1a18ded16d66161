import Contracts
public import Foundation

/// Confronts a client with each documented status and each fault of an operation, and asserts what it does.
///
/// Every cause is played in a session of its own on an `auto` clock, so back-off on that clock takes no time: once with
/// trouble that lasts, and where a retry is wanted once with trouble that is over after the first attempt. An hour of
/// the session's time passes after each call, which shows who tries again in the background. A request that only
/// follows a redirect is no attempt, and neither is HEAD.
///
/// Causes of which nothing is said are played too and shown, ranges such as `4XX` and `default` with a status of theirs;
/// of 400 and 403 it is asserted that they are not tried again. Each row that is not proved is reported at once, and
/// the matrix is printed as a table in the end.
///
/// - Parameters:
///   - client: Makes one call of the operation, with the base URL and the clock that it is given.
///   - operation: The operation's id, or its method and path.
///   - contract: The contract.
///   - reactions: What the client must do, by cause.
///   - patience: How much real time a call may take that `stall` keeps waiting, since real timeouts of URLSession do not
///     follow the clock; any other call may take a minute at least.
///   - fileID: Where failures are reported.
///   - filePath: Where failures are reported.
///   - line: Where failures are reported.
///   - column: Where failures are reported.
/// - Returns: The matrix; each row that is not proved is reported as a failure too.
/// - Throws: `MockServerFailure` when the contract cannot be played; `CancellationError` when the task is cancelled.
@discardableResult
public func assertReactions<Answer: Sendable>(
    of client: @escaping @Sendable (URL, MockClock) async throws -> Answer, to operation: String,
    in contract: Contract, _ reactions: KeyValuePairs<ReactionCause, Reaction>, patience: Duration = .seconds(5),
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) async throws -> ReactionMatrix {
    let site = CallSite(fileID: fileID, filePath: filePath, line: line, column: column)
    let known = try contract.loaded()
    let names = known.operations.flatMap { [$0.id, $0.methodAndPath] }
    guard let played = known.operation(named: operation) else {
        throw MockServerFailure(unknown: "operation", operation, among: names)
    }
    for refresh in reactions.compactMap(\.value.refreshOperation) where known.operation(named: refresh) == nil {
        throw MockServerFailure(unknown: "operation", refresh, among: names)
    }
    let mock = try MockServer.start(contract: contract, transport: .plainHTTP)
    defer { mock.stop() }
    let stage = ReactionStage(
        mock: mock, contract: known, operation: played, patience: patience, client: client, site: site)
    var rows: [ReactionMatrix.Row] = []
    // What was found out before something throws is shown too.
    defer { if !rows.isEmpty { print("reactions to \(played.id)\n\(ReactionMatrix(rows: rows))") } }
    for entry in ReactionPlan.entries(of: played, stated: reactions) {
        rows.append(try await stage.row(entry))
    }
    if !rows.contains(where: { $0.verdict != nil }) {
        _ = Verdict.cannotTell(["nothing is wanted of any cause, so nothing was asserted"]).reported(at: site)
    }
    return ReactionMatrix(rows: rows)
}
