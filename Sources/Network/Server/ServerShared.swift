internal import Synchronization

/// What the loops of one server share.
final class ServerShared: Sendable {
    /// How many connections beyond the limit are still accepted to be told so.
    private static let refusalRoom = 128

    /// Whether a connection may be taken.
    enum Admission {
        case admitted
        case overLimit
        /// So many are being refused already that this one is closed without a word.
        case refused
    }

    let configuration: NetworkServer.Configuration
    let makeHandler: @Sendable (EventLoop, _ isSecure: Bool) -> any ConnectionHandler
    let loads: [LoopLoad]
    private let openCount = Atomic<Int>(0)

    init(
        configuration: NetworkServer.Configuration, loads: [LoopLoad],
        makeHandler: @escaping @Sendable (EventLoop, _ isSecure: Bool) -> any ConnectionHandler
    ) {
        self.configuration = configuration
        self.loads = loads
        self.makeHandler = makeHandler
    }

    var connectionCount: Int { openCount.load(ordering: .relaxed) }

    /// Counts a connection; one that is not refused must be given back by `connectionClosed`.
    func admit() -> Admission {
        let count = openCount.wrappingAdd(1, ordering: .relaxed).newValue
        if count <= configuration.maxConnections { return .admitted }
        if count <= configuration.maxConnections + Self.refusalRoom { return .overLimit }
        connectionClosed()
        return .refused
    }

    func connectionClosed() {
        openCount.wrappingSubtract(1, ordering: .relaxed)
    }

    /// The loop that a connection accepted by another one should move to, if their loads differ enough to be worth it.
    ///
    /// Every loop accepts from the same socket and one that is awake takes a whole burst, so that without this a few
    /// kept-alive connections often share one thread.
    func lighterLoop(than index: Int) -> LoopLoad? {
        guard loads.count > 1 else { return nil }
        let own = loads[index].count.load(ordering: .relaxed)
        var best: LoopLoad?
        var least = own - 1
        for load in loads {
            let count = load.count.load(ordering: .relaxed)
            if count < least {
                least = count
                best = load
            }
        }
        return best
    }
}
