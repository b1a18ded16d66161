/// Everything that can be asked of the server itself.
enum AdminRoutes {
    /// In the order of the document.
    static let all: [AdminRoute] =
        HealthResource.routes + ContractsResource.routes + ScenariosResource.routes + SessionsResource.routes
        + ClockResource.routes
        + StateResource.routes + StoreResource.routes + JournalResource.routes + JournalQueryResource.routes
        + RulesResource.routes

    /// By `operationId`.
    static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}
