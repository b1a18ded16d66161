internal import HTTPModel

/// What the driver is to do next.
extension ConnectionState {
    /// The next thing to do; nil when there is nothing for now.
    package mutating func nextAction() -> ConnectionAction? {
        if let bytes = output {
            output = nil
            return .write(bytes)
        }
        if closing != .none { return nextClosing() }
        if let found = decision {
            decision = nil
            return .decide(found)
        }
        if tellsWatchedSize {
            tellsWatchedSize = false
            return .contentReached
        }
        if wantsContinue {
            wantsContinue = false
            return .writeContinue
        }
        if tellsPeerFinished {
            tellsPeerFinished = false
            return .peerFinished
        }
        if wantsPause {
            wantsPause = false
            return .pauseReading
        }
        if wantsResume {
            wantsResume = false
            return .resumeReading
        }
        switch timeoutChange {
        case .none: break
        case .start(let kind):
            timeoutChange = .none
            return .setTimeout(kind)
        case .cancel:
            timeoutChange = .none
            return .cancelTimeout
        }
        if let request = delivery {
            delivery = nil
            return .deliver(request, keepsAlive: keepsAlive && !isStopping && !(peerHasFinished && backlogIsEmpty))
        }
        if let found = refusal {
            refusal = nil
            return .refused(found)
        }
        return nil
    }

    private mutating func nextClosing() -> ConnectionAction {
        defer { closing = .none }
        if closing == .now {
            timeoutChange = .none
            return .closeNow
        }
        return .closeAfterWrite(lingers: phase == .lingering)
    }
}
