package import Support

/// How one answer is brought to the client, every draw made.
package struct DeliveryPlan: Sendable {
    /// What passes before the first byte.
    package var beforeHeaders = Duration.zero
    /// What passes between head and body.
    package var beforeBody = Duration.zero
    /// The body in pieces over some time.
    package var dribble: Dribble?
    /// How many bytes go out in a second; nil for as many as can.
    package var bytesPerSecond: Int?
    /// What goes wrong.
    package var fault: Fault?
    /// Where random bytes of a fault come from.
    package var random = SeededRandom(seed: 0)

    /// Makes a plan that brings the answer as fast and as whole as can be.
    package init() {}

    /// Adds what a rule asks for: delays add up, of all else the first rule's word counts.
    mutating func add(_ delivery: Delivery, of rule: String, use: Int, by randomness: SessionRandomness) {
        var random = randomness.random(of: rule, for: .delay, at: use)
        if let delay = delivery.beforeHeaders { beforeHeaders += delay.sample(&random) }
        if let delay = delivery.beforeBody { beforeBody += delay.sample(&random) }
        dribble = dribble ?? delivery.dribble
        bytesPerSecond = bytesPerSecond ?? delivery.bytesPerSecond
        guard fault == nil, let own = delivery.fault else { return }
        fault = own
        self.random = randomness.random(of: rule, for: .fault, at: use)
    }
}
