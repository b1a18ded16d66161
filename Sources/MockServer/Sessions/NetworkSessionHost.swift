import Network
import Scenarios
import Support

/// The server's own sockets and timers, for its sessions.
///
/// It does not keep the network alive, whose handlers keep the sessions.
struct NetworkSessionHost: SessionHost {
    let addresses: RunningServer.Addresses
    private let network: WeakNetwork
    private let configuration: RunningServer.Configuration
    private let tls: TLSContext?

    init(addresses: RunningServer.Addresses, network: NetworkServer, host: String, tls: TLSContext?) {
        self.addresses = addresses
        self.network = WeakNetwork(server: network)
        var configuration = RunningServer.Configuration()
        configuration.host = host
        self.configuration = configuration
        self.tls = tls
    }

    func openPorts(_ fault: PortFault) throws(MockServerError) -> SessionPorts {
        guard let network = network.server else { throw .unusable("the server has stopped") }
        do throws(NetworkError) {
            let isRefusing = fault.connection == .refuse
            let port = try network.listen(host: configuration.listenHost, port: 0, isRefusing: isRefusing)
            let url = "http://\(configuration.urlHost):\(port)"
            guard let tls else { return SessionPorts(url: url, tlsURL: nil, numbers: [port]) }
            do throws(NetworkError) {
                let tlsPort = try network.listen(
                    host: configuration.listenHost, port: 0, tls: try context(tls, fault), isRefusing: isRefusing)
                return SessionPorts(
                    url: url, tlsURL: "https://\(configuration.urlHost):\(tlsPort)", numbers: [port, tlsPort])
            } catch {
                network.stopListening(port: port)
                throw error
            }
        } catch {
            throw .unusable(error.description)
        }
    }

    func change(_ ports: SessionPorts, to fault: PortFault) throws(MockServerError) {
        guard let network = network.server else { throw .unusable("the server has stopped") }
        do throws(NetworkError) {
            var context: TLSContext?
            if let tls { context = try self.context(tls, fault) }
            for port in ports.numbers {
                try network.change(port: port, tls: context, isRefusing: fault.connection == .refuse)
            }
        } catch {
            throw .unusable(error.description)
        }
    }

    func endConnections(_ ports: SessionPorts) {
        for port in ports.numbers { network.server?.endConnections(port: port) }
    }

    /// The server's own context; for a fault one with its flaw, made by the authority that the server's certificate is
    /// from.
    private func context(_ usual: TLSContext, _ fault: PortFault) throws(NetworkError) -> TLSContext {
        guard let fault = fault.security else { return usual }
        let folder = addresses.authorityPath.map(Paths.folder) ?? LocalAuthority.defaultFolder
        return try LocalAuthority.loadOrCreate(in: folder).makeServerContext(flaw: TLSFlaw(fault))
    }

    func close(_ ports: SessionPorts) {
        for port in ports.numbers { network.server?.stopListening(port: port, endingConnections: true) }
    }

    func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void) {
        network.server?.after(delay, body)
    }
}

/// A reference that does not keep its server alive.
private final class WeakNetwork: Sendable {
    weak let server: NetworkServer?

    init(server: NetworkServer) {
        self.server = server
    }
}

extension TLSFlaw {
    /// The flaw that a scenario asks for.
    fileprivate init(_ fault: PortFault.Security) {
        switch fault {
        case .expired: self = .expired
        case .wrongHost: self = .wrongHost
        case .untrusted: self = .untrusted
        case .handshakeClose: self = .handshakeClose
        case .noCloseNotify: self = .noCloseNotify
        }
    }
}
