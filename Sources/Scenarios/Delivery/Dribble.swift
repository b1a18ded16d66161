/// A body that comes in pieces, evenly over some time (`dribble`).
package struct Dribble: Hashable, Sendable {
    /// The number of pieces.
    package let chunks: Int
    /// The time from the first piece to the last.
    package let duration: Duration

    /// Makes a dribble.
    package init(chunks: Int, duration: Duration) {
        self.chunks = chunks
        self.duration = duration
    }
}
