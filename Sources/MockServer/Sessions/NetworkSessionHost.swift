import Network

/// The server's own sockets and timers, for its sessions.
///
/// It does not keep the network alive, whose handlers keep the sessions.
struct NetworkSessionHost: SessionHost {
    let addresses: MockServer.Addresses
    private let network: WeakNetwork
    private let configuration: MockServer.Configuration
    private let tls: TLSContext?

    init(addresses: MockServer.Addresses, network: NetworkServer, host: String, tls: TLSContext?) {
        self.addresses = addresses
        self.network = WeakNetwork(server: network)
        var configuration = MockServer.Configuration()
        configuration.host = host
        self.configuration = configuration
        self.tls = tls
    }

    func openPorts() throws(MockServerError) -> SessionPorts {
        guard let network = network.server else { throw .unusable("the server has stopped") }
        do throws(NetworkError) {
            let port = try network.listen(host: configuration.listenHost, port: 0)
            let url = "http://\(configuration.urlHost):\(port)"
            guard let tls else { return SessionPorts(url: url, tlsURL: nil, numbers: [port]) }
            do throws(NetworkError) {
                let tlsPort = try network.listen(host: configuration.listenHost, port: 0, tls: tls)
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
