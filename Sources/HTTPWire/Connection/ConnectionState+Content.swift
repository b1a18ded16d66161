internal import HTTPModel

/// What is decided between a head and its content.
extension ConnectionState {
    /// True when bytes of a next request have come already.
    package var hasWaitingBytes: Bool { !backlogIsEmpty }

    /// The head that `decide` handed out is nothing special, or is not yet: reads its content.
    ///
    /// - Parameter size: When given, `contentReached` follows once so many bytes of the content have come, or all of
    ///   it, in place of the request; with zero, at once.
    package mutating func readContent(watching size: Int? = nil) {
        guard phase == .deciding else { return }
        watchedSize = size
        if size == 0 { return reachContent() }
        phase = .receiving
        wantsContinue = head?.expectsContinue == true && backlogIsEmpty
        receiveBacklog()
        if phase == .receiving {
            waitForMore(hasProgressed: false)
            if peerHasFinished { endInput() }
        }
    }

    /// The head that `decide` handed out is answered before its content has come, which is then thrown away: call
    /// `respond` or `answered`, with `closes`.
    package mutating func answerEarly() {
        guard phase == .deciding else { return }
        awaitLastAnswer()
    }

    mutating func decide(_ found: RequestHead) {
        decision = found
        phase = .deciding
        keepsAlive = found.keepsAlive
        if timeout != nil { setTimeout(nil) }
    }

    mutating func reachContent() {
        tellsWatchedSize = true
        awaitLastAnswer()
    }

    /// Waits for an answer behind which the connection ends, with nothing more to be read.
    mutating func awaitLastAnswer() {
        watchedSize = nil
        head = nil
        body = []
        backlog = []
        backlogStart = 0
        wantsContinue = false
        keepsAlive = false
        phase = .answering
        setTimeout(nil)
    }
}
