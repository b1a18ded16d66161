import Support

/// Texts in tables and messages of the reaction matrix.
enum ReactionText {
    /// A duration in whole seconds, else as fine as it is.
    static func text(_ duration: Duration) -> String {
        let (seconds, rest) = duration.components
        guard rest != 0 else { return "\(seconds) s" }
        guard rest.isMultiple(of: 1_000_000_000_000_000), seconds.magnitude < 1_000_000_000 else {
            return Durations.text(duration)
        }
        return "\(seconds * 1_000 + rest / 1_000_000_000_000_000) ms"
    }
}
