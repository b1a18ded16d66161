import HTTPWire
import Network

extension RunningServer {
    /// How a server is set up.
    package struct Configuration: Sendable {
        /// Where the certificate for https comes from.
        package enum TLS: Sendable {
            /// PEM files that the caller brings.
            case files(certificate: String, key: String)
            /// An authority of this machine's own, made once and kept in that folder.
            case localAuthority(folder: String)
            /// The same, with one certificate for all servers of the process.
            case sharedAuthority(folder: String)
        }

        /// The seed when nobody gives one.
        package static let defaultSeed: UInt64 = 1

        /// The address to listen on; 127.0.0.1 stands for ::1 too.
        package var host = "127.0.0.1"
        /// The port for http; 0 lets the kernel choose.
        package var port = 0
        /// The port for https; 0 lets the kernel choose.
        package var tlsPort = 0
        /// Where the certificate for https comes from; nil for no https.
        package var tls: TLS?
        /// Path prefixes by contract name.
        package var mounts: [(contract: String, prefix: String)] = []
        /// The seed of the default session; nil for the scenario's, else the default.
        package var seed: UInt64?
        /// The number of event loops.
        package var threads = 1
        /// True to answer over http too what a contract has answered over https only.
        package var servesAllOverHTTP = false
        /// Which web pages may read answers.
        package var origins = CrossOriginPolicy.loopbackOrigins
        /// The largest request body, in bytes, before and after a content coding is taken off.
        package var maxBody = 16 << 20
        /// The largest request head, in bytes.
        package var maxHead = 64 << 10
        /// The memory for the journal, in bytes.
        package var journalBytes = 16 << 20

        /// True to answer requests about the server itself below `/__admin`.
        package var hasAdmin = true
        /// The token that such requests must carry; nil for none on loopback, and one that is made elsewhere.
        package var adminToken: String?

        /// Makes the default configuration: kernel-picked ports on loopback, no https.
        package init() {}

        /// True when only programs of this machine can connect.
        var isLoopback: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
        /// The network module's word for the host, which is `localhost` for both loopback addresses.
        var listenHost: String { isLoopback ? "localhost" : host }
        /// The host as it stands in URLs.
        var urlHost: String { isLoopback ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host }

        var network: NetworkServer.Configuration {
            var network = NetworkServer.Configuration()
            network.threads = threads
            return network
        }

        var wireLimits: WireLimits {
            var limits = WireLimits()
            limits.maxBodyBytes = maxBody
            limits.maxHeadBytes = maxHead
            limits.maxTargetBytes = min(limits.maxTargetBytes, maxHead)
            return limits
        }
    }
}
