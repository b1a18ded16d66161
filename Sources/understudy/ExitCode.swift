/// The exit codes of every command.
enum ExitCode: Int32 {
    /// All held.
    case success = 0
    /// There were findings.
    case findings = 1
    /// The command line was wrong, an input could not be read, or a server could not start.
    case unusable = 2
}
