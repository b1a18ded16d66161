import Scenarios

/// What sessions need of the server that they run on: ports and timers.
protocol SessionHost: Sendable {
    /// Where the server listens.
    var addresses: MockServer.Addresses { get }

    /// Listens on ports that the kernel chooses.
    ///
    /// - Parameter fault: What is to be wrong with them.
    /// - Returns: The ports.
    /// - Throws: `MockServerError.unusable` when the system gives none.
    func openPorts(_ fault: PortFault) throws(MockServerError) -> SessionPorts

    /// Stops listening on those ports and ends their connections.
    func close(_ ports: SessionPorts)

    /// Calls `body` once that much time has passed on the machine, unless the server stops first.
    func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void)
}
