extension MockServer {
    /// Waits until a request has arrived and what answers it is known; one that arrived before counts.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path such as `POST /orders`.
    ///   - condition: What must hold of the request besides, as YAML in the words of a rule's `when`.
    ///   - timeout: How long, in real time whatever the session's clock shows.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The first such request.
    /// - Throws: When it did not arrive in time, after a failure was reported that says what arrived instead: an error
    ///   that ends the test and is not reported once more; `CancellationError` when the task is cancelled.
    @discardableResult
    public func waitForRequest(
        _ operation: String, when condition: String? = nil, timeout: Duration = .seconds(5),
        fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
        column: UInt = #column
    ) async throws -> RecordedExchange {
        let site = CallSite(fileID: fileID, filePath: filePath, line: line, column: column)
        let end = ContinuousClock.now + timeout
        var pause = Duration.milliseconds(1)
        while true {
            let isLast = ContinuousClock.now >= end
            let journal: JournalReading
            do throws(MockServerFailure) {
                // Without the patience of assertions, which would hold up a thread that others need.
                journal = try find(operation: operation, when: condition, at: site, in: try readJournalNow())
            } catch {
                throw failure(error.lines, at: site)
            }
            if let found = journal.matching.first, found.status != nil { return found }
            if isLast {
                let missed = ArrivalTimeout(operation: operation, timeout: timeout)
                throw failure(missed.lines(on: journal), at: site)
            }
            try await Task.sleep(for: min(pause, end - .now))
            pause = min(pause * 2, .milliseconds(20))
        }
    }

    /// Records a failure and keeps its evidence; returns what ends the test.
    private func failure(_ lines: [String], at site: CallSite) -> any Error {
        let message = Verdict.refuted(lines).shorteningPaths.message ?? ""
        let evidence = Evidence.write(for: self, failure: message, at: site)
        return FailureRecorder.fail(lines + (evidence.map { [$0] } ?? []), at: site, of: test)
    }
}
