internal import CUV

extension TCPConnection {
    /// Lends libuv the loop's one buffer, which is free again when the read callback returns.
    static func lendBuffer(_ handle: UnsafeMutablePointer<uv_handle_t>?, _ buffer: UnsafeMutablePointer<uv_buf_t>?) {
        guard let loop = unsafe EventLoop.of(handle?.pointee.loop) else { return }
        unsafe buffer?.pointee = uv_buf_t(base: loop.readBuffer, len: EventLoop.readBufferSize)
    }

    static func readCompleted(_ stream: UnsafeMutablePointer<uv_stream_t>?, _ count: Int) {
        guard count != 0, let data = unsafe stream?.pointee.data else { return }
        let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
        let connection = unsafe unsafeDowncast(resource, to: TCPConnection.self)
        if count > 0 {
            connection.bytesArrived(count)
        } else if count == Int(UV_EOF.rawValue) {
            connection.endArrived()
        } else {
            connection.close(with: connection.failure("reading from a connection", Int32(count)))
        }
    }

    /// The first `count` bytes of the loop's buffer are the peer's.
    private func bytesArrived(_ count: Int) {
        switch phase {
        case .open, .finishing:
            if tls != nil {
                unsafe ciphertextArrived(UnsafeRawBufferPointer(start: loop.readBuffer, count: count))
            } else if phase == .open {
                unsafe deliver(UnsafeRawPointer(loop.readBuffer), count)
            } else {
                lastActivity = loop.now
            }
        case .lingering: lastActivity = loop.now
        case .resetting, .closed: break
        }
    }

    private func deliver(_ start: UnsafeRawPointer, _ count: Int) {
        let bytes = unsafe Span<UInt8>(_unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: count)
        handler?.received(bytes, on: self)
    }

    /// The peer's FIN.
    private func endArrived() {
        let wasFinished = peerHasFinished
        peerHasFinished = true
        switch phase {
        case .open:
            if let tls, !tls.isHandshakeComplete {
                // A browser opens connections ahead of need and closes those it had no use for.
                close(with: tls.hasBegun ? .handshakeFailed("the client left before it was complete") : nil)
            } else if !wasFinished {
                handler?.peerFinished(self)
            }
        case .finishing:
            if let tls, !tls.isHandshakeComplete { close(with: nil) }
        case .lingering: close(with: nil)
        case .resetting, .closed: break
        }
    }

    private func ciphertextArrived(_ bytes: UnsafeRawBufferPointer) {
        guard let tls else { return }
        if !tls.hasBegun, let first = unsafe bytes.first, first != TLSSession.handshakeRecordType {
            return refusePlaintext()
        }
        if context?.flaw == .handshakeClose { return close(with: nil) }
        var rest = unsafe bytes[...]
        while unsafe !rest.isEmpty {
            // In slices of a record, so that the session's own buffer stays small.
            let slice = unsafe isPaused ? rest : rest.prefix(TLSSession.recordSize)
            unsafe tls.feed(UnsafeRawBufferPointer(rebasing: slice))
            unsafe rest = rest.dropFirst(slice.count)
            pump()
            guard phase == .open || phase == .finishing else { return }
        }
    }

    /// Decrypts what has arrived, hands it on and sends what the session itself has to say.
    func pump() {
        guard let tls, !isPumping else { return }
        isPumping = true
        defer { isPumping = false }
        let buffer = unsafe loop.tlsBuffers.plaintext
        while !isPaused, phase == .open || phase == .finishing {
            let result = unsafe tls.read(into: buffer)
            if case .bytes(let count) = result {
                if phase == .open, let start = buffer.baseAddress {
                    unsafe deliver(UnsafeRawPointer(start), count)
                }
                continue
            }
            if case .failed(let error) = result {
                // The alert that tells the peer why goes out before the connection does.
                _ = sendCiphertext()
                return close(with: error)
            }
            if case .finished = result, !peerHasFinished {
                peerHasFinished = true
                if phase == .open { handler?.peerFinished(self) }
            }
            break
        }
        sendQueued()
    }

    /// Answers a client that spoke plain text where TLS is spoken, in plain text too.
    private func refusePlaintext() {
        guard phase == .open else { return close(with: .plaintextOnSecurePort) }
        closingError = .plaintextOnSecurePort
        tls = nil
        queue.removeAll()
        write(limits.plaintextReply)
        finish()
    }

    /// What a failed read or write means.
    func failure(_ operation: String, _ code: Int32) -> NetworkError {
        switch code {
        case UV_ECONNRESET.rawValue, UV_EPIPE.rawValue: .connectionReset
        default: .uv(operation, code)
        }
    }
}
