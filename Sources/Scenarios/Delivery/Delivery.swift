/// How a rule's answer is brought to the client (`delay`, `dribble`, `bandwidth`, `fault`).
struct Delivery: Sendable {
    /// What passes before the first byte; nil for nothing.
    var beforeHeaders: DelayDistribution?
    /// What passes between head and body; nil for nothing.
    var beforeBody: DelayDistribution?
    /// The body in pieces over some time.
    var dribble: Dribble?
    /// How many bytes go out in a second; nil for as many as can.
    var bytesPerSecond: Int?
    /// What goes wrong.
    var fault: Fault?

    /// True when the answer is brought as fast and as whole as can be.
    var isPlain: Bool {
        beforeHeaders == nil && beforeBody == nil && dribble == nil && bytesPerSecond == nil && fault == nil
    }
}
