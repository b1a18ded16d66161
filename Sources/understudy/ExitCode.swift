/// The exit codes of every command.
struct ExitCode: Equatable {
    /// The number that the shell sees.
    let rawValue: Int32

    /// All held.
    static let success = ExitCode(rawValue: 0)
    /// There were findings.
    static let findings = ExitCode(rawValue: 1)
    /// The command line was wrong, an input could not be read, or a server could not start.
    static let unusable = ExitCode(rawValue: 2)
}
