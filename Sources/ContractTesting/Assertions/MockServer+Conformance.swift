extension MockServer {
    /// Asserts that every request obeyed its contract.
    ///
    /// A request that no operation takes does not. When no request arrived there is nothing to tell.
    ///
    /// - Parameters:
    ///   - allowingLeniencies: False when what the vendor takes all the same (`x-accepts`) is a failure too.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertRequestsConform(
        allowingLeniencies: Bool = true, fileID: StaticString = #fileID, filePath: StaticString = #filePath,
        line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        verify(CallSite(fileID: fileID, filePath: filePath, line: line, column: column)) {
            ConformanceVerification(allowsLeniencies: allowingLeniencies).verdict(on: $0)
        }
    }

    /// Asserts that some operation took every request, and that nothing arrived which is no request.
    ///
    /// - Parameters:
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertNoUnexpectedRequests(
        fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line,
        column: UInt = #column
    ) -> Verdict {
        verify(CallSite(fileID: fileID, filePath: filePath, line: line, column: column)) {
            UnexpectedRequestVerification().verdict(on: $0)
        }
    }
}
