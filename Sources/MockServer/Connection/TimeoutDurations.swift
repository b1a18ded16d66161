import HTTPWire

/// How long a connection waits for each kind of thing.
struct TimeoutDurations: Sendable {
    var idle = Duration.seconds(120)
    var head = Duration.seconds(30)
    var body = Duration.seconds(60)
    var linger = Duration.seconds(2)

    subscript(kind: TimeoutKind) -> Duration {
        switch kind {
        case .idle: idle
        case .head: head
        case .body: body
        case .linger: linger
        }
    }
}
