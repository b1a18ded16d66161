#if canImport(FoundationNetworking)
import Foundation
public import FoundationNetworking
#else
public import Foundation
#endif

extension MockServer {
    /// True when a response comes from this server's run, and not from another one on the same port or elsewhere.
    ///
    /// The token that answers carry tells runs apart, not sessions: those of one server answer with the same one, and so
    /// do all servers that one test process starts.
    ///
    /// - Parameter response: What a client received.
    /// - Returns: True when it carries this run's token.
    public func isAnswer(_ response: HTTPURLResponse) -> Bool {
        response.value(forHTTPHeaderField: RemoteAnswer.runField) == run
    }

    /// Asserts that a response comes from this server's run, and not from another one on the same port or elsewhere.
    ///
    /// As with `isAnswer`, it is not told which session of the run it comes from, or which server of one test process.
    ///
    /// - Parameters:
    ///   - response: What a client received.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertAnswered(
        _ response: URLResponse, fileID: StaticString = #fileID, filePath: StaticString = #filePath,
        line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        let token = (response as? HTTPURLResponse)?.value(forHTTPHeaderField: RemoteAnswer.runField)
        let verdict: Verdict =
            if token == run {
                .proved
            } else {
                .refuted([
                    "the response from \(response.url.map { ErrorText.line($0) } ?? "an unknown place") is not this server's: "
                        + (token == nil ? "it is no understudy's" : "another run of an understudy sent it"),
                    "  this server answers at \(url)",
                ])
            }
        return verdict.reported(
            at: CallSite(fileID: fileID, filePath: filePath, line: line, column: column), on: self)
    }
}
