import Scenarios

/// What sessions need of the server that they run on: ports and timers.
protocol SessionHost: Sendable {
    /// Where the server listens.
    var addresses: RunningServer.Addresses { get }

    /// Listens on ports that the kernel chooses.
    ///
    /// - Parameter fault: What is to be wrong with them.
    /// - Returns: The ports.
    /// - Throws: `MockServerError.unusable` when the system gives none.
    func openPorts(_ fault: PortFault) throws(MockServerError) -> SessionPorts

    /// Treats whoever connects to those ports from now on by another fault.
    ///
    /// - Throws: `MockServerError.unusable` when the system does not let it.
    func change(_ ports: SessionPorts, to fault: PortFault) throws(MockServerError)

    /// Ends the connections that came in on those ports, once what they answer is sent.
    func endConnections(_ ports: SessionPorts)

    /// Stops listening on those ports and ends their connections.
    func close(_ ports: SessionPorts)

    /// Calls `body` once that much time has passed on the machine, unless the server stops first.
    func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void)
}
