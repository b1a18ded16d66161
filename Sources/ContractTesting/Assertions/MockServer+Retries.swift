extension MockServer {
    /// Asserts that after an answer with `Retry-After` the next request of the same method and target came no earlier
    /// than it said, by the session's clock.
    ///
    /// Seconds count from when the answer was out. What arrived before that, in parallel, is no retry of it.
    /// It is proved when at least one such request followed, and cannot be told when none did.
    ///
    /// - Parameters:
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertRetriesHonourRetryAfter(
        fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
        column: UInt = #column
    ) -> Verdict {
        verify(CallSite(fileID: fileID, filePath: filePath, line: line, column: column)) {
            journal throws(MockServerFailure) in
            RetryAfterVerification(rules: try ruleUses()).verdict(on: journal)
        }
    }

    /// Asserts that a request which was repeated after a failure kept its key, and that no two different requests had
    /// the same one.
    ///
    /// Requests are the same when operation, target and content are. One repeats another that failed when it is the
    /// same and arrived after that one's answer, so requests in parallel repeat nothing. A request and its repetition
    /// that both have no key are a failure too. Operations whose requests never carried a key are left out. It is proved when at least one request was repeated, and cannot be told when none was.
    ///
    /// - Parameters:
    ///   - header: The header field that carries the key.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertIdempotencyKeysKept(
        header: String = "Idempotency-Key", fileID: StaticString = #fileID, filePath: StaticString = #filePath,
        line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        verify(CallSite(fileID: fileID, filePath: filePath, line: line, column: column)) {
            journal throws(MockServerFailure) in
            IdempotencyKeyVerification(header: header, rules: try ruleUses()).verdict(on: journal)
        }
    }

    /// Asserts that after a 401 the next request of the same operation had a different credential.
    ///
    /// It is proved when at least one such request followed, and cannot be told when none did.
    ///
    /// - Parameters:
    ///   - operation: The operation that refreshes the credential and must have been asked for in between, by its id or
    ///     its method and path; nil for none.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertCredentialsRefreshed(
        by operation: String? = nil, fileID: StaticString = #fileID, filePath: StaticString = #filePath,
        line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        let site = CallSite(fileID: fileID, filePath: filePath, line: line, column: column)
        return verify(site, operation) { journal throws(MockServerFailure) in
            CredentialVerification(refresh: operation, rules: try ruleUses()).verdict(on: journal)
        }
    }
}
