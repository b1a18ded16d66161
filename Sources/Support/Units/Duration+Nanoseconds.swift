extension Duration {
    /// The duration in nanoseconds, what is finer dropped.
    package var wholeNanoseconds: Int128 {
        Int128(components.seconds) * 1_000_000_000 + Int128(components.attoseconds / 1_000_000_000)
    }
}
