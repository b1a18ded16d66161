/// Why a command could not do its work.
struct CommandError: Error {
    /// The line that the user reads on stderr; nil when the findings were printed already.
    let message: String?

    init(_ message: String) {
        self.message = message
    }

    private init() {
        message = nil
    }

    /// The findings about files are on stderr, each with its own line.
    static let alreadyReported = CommandError()
}
