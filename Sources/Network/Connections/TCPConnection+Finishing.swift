#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

extension TCPConnection {
    /// Sends FIN once nothing is queued any more.
    func finishIfSent() {
        guard phase == .finishing, queuedByteCount == 0 else { return }
        if let tls, context?.flaw != .noCloseNotify {
            tls.closeNotify()
            let result = sendCiphertext()
            guard result >= 0 else { return close(with: failure("writing to a connection", Int32(result))) }
            guard inFlightByteCount == 0 else { return }
        }
        guard !peerHasFinished else { return close(with: nil) }
        // Closing with unread bytes would turn FIN into RST and take the answer from the peer: so half is closed, and
        // the rest is read first.
        guard shutdown(unsafe UVHandle.descriptor(handle), Int32(SHUT_WR)) == 0 else { return close(with: nil) }
        phase = .lingering
        linger()
    }

    /// Gives up a connection whose peer takes nothing of what is queued for as long as the configuration says.
    func waitForSending() {
        wait(idle: limits.sendTimeout, total: nil) { $0.close(with: .closingTimedOut) }
    }

    private func linger() {
        wait(idle: limits.lingerIdle, total: limits.lingerTotal) { $0.close(with: nil) }
    }

    var limits: NetworkServer.Configuration { loop.server?.configuration ?? NetworkServer.Configuration() }

    /// Calls the body when nothing has moved for `idle`, or after `total` at the latest.
    private func wait(idle: Duration, total: Duration?, _ giveUp: @escaping (TCPConnection) -> Void) {
        let timer = closingTimer ?? loop.makeTimer()
        closingTimer = timer
        let start = loop.now
        lastActivity = start
        let end = total.map { start + $0 }
        func arm() {
            let quietEnd = lastActivity + idle
            timer.start(after: min(quietEnd, end ?? quietEnd) - loop.now) { [self] in
                let isOver = end.map { loop.now >= $0 } ?? false
                if isOver || loop.now >= lastActivity + idle { giveUp(self) } else { arm() }
            }
        }
        arm()
    }
}
