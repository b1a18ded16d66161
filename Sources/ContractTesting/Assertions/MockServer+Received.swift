extension MockServer {
    /// Asserts that an operation was asked for exactly so often.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path such as `POST /orders`.
    ///   - times: How often.
    ///   - condition: What must hold of those requests besides, as YAML in the words of a rule's `when`.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertReceived(
        _ operation: String, times: Int, when condition: String? = nil, fileID: StaticString = #fileID,
        filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        verify(
            CallSite(fileID: fileID, filePath: filePath, line: line, column: column), operation, condition
        ) {
            CountVerification(operation: operation, bound: .exactly(times), hasCondition: condition != nil)
                .verdict(on: $0)
        }
    }

    /// Asserts that an operation was asked for, so often at least.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path such as `POST /orders`.
    ///   - atLeast: How often at least; 1 or more, since anything else would assert nothing and is a failure.
    ///   - condition: What must hold of those requests besides, as YAML in the words of a rule's `when`.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertReceived(
        _ operation: String, atLeast: Int = 1, when condition: String? = nil, fileID: StaticString = #fileID,
        filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        verify(
            CallSite(fileID: fileID, filePath: filePath, line: line, column: column), operation, condition
        ) {
            CountVerification(operation: operation, bound: .atLeast(atLeast), hasCondition: condition != nil)
                .verdict(on: $0)
        }
    }

    /// Asserts that an operation was never asked for.
    ///
    /// - Parameters:
    ///   - operation: The operation's id, or its method and path such as `POST /orders`.
    ///   - condition: What must hold of the requests that are meant, as YAML in the words of a rule's `when`.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertNeverReceived(
        _ operation: String, when condition: String? = nil, fileID: StaticString = #fileID,
        filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        assertReceived(
            operation, times: 0, when: condition, fileID: fileID, filePath: filePath, line: line, column: column)
    }

    /// Reads the journal, judges it and reports.
    ///
    /// - Parameters:
    ///   - site: Where the assertion stands.
    ///   - operation: Whose requests are asked for; nil for any.
    ///   - condition: What must hold of them; nil for nothing.
    ///   - judge: Judges what was read.
    /// - Returns: The verdict; a question that the server cannot answer is refuted with what it says.
    func verify(
        _ site: CallSite, _ operation: String? = nil, _ condition: String? = nil,
        judge: (JournalReading) throws(MockServerFailure) -> Verdict
    ) -> Verdict {
        let verdict: Verdict
        do throws(MockServerFailure) {
            let journal =
                operation == nil && condition == nil
                ? try readJournal() : try find(operation: operation, when: condition, at: site)
            verdict = try judge(journal)
        } catch {
            verdict = .refuted(error.lines)
        }
        return verdict.shorteningPaths.reported(at: site, on: self)
    }
}
