extension MockServer {
    /// Asserts that requests arrived in an order; others may have come between them.
    ///
    /// - Parameters:
    ///   - requests: The operations, the first first, such as `["signIn", "createOrder"]`; one that is named twice must
    ///     have arrived twice.
    ///   - fileID: Where the failure is reported.
    ///   - filePath: Where the failure is reported.
    ///   - line: Where the failure is reported.
    ///   - column: Where the failure is reported.
    /// - Returns: The verdict; anything but a proof is reported as a failure too.
    @discardableResult
    public func assertReceivedInOrder(
        _ requests: [ExpectedRequest], fileID: StaticString = #fileID, filePath: StaticString = #filePath,
        line: UInt = #line, column: UInt = #column
    ) -> Verdict {
        let site = CallSite(fileID: fileID, filePath: filePath, line: line, column: column)
        return verify(site) { journal throws(MockServerFailure) in
            var items: [OrderVerification.Item] = []
            for request in requests {
                let found = try find(
                    operation: request.operation, when: request.condition, at: request.site ?? site, in: journal)
                items.append(
                    .init(
                        operation: request.operation, hasCondition: request.condition != nil, journal: found))
            }
            return OrderVerification(items: items).verdict(on: journal)
        }
    }
}
