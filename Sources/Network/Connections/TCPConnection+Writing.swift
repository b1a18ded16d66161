internal import CUV

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

extension TCPConnection {
    /// How much is copied when the kernel takes no more; the copy tells when there is room again.
    private static let queuedWriteSize = 16_384

    /// Sends bytes after everything written before.
    ///
    /// What the kernel takes at once is not copied. After `finish`, `close` or `reset` the bytes are dropped.
    ///
    /// - Returns: True when the kernel has everything; false when bytes wait and `writesDrained` will follow, or when
    ///   the connection is gone.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        guard phase == .open else { return false }
        if queuedByteCount == 0 {
            let sent = unsafe bytes.withUnsafeBytes { unsafe send($0) }
            if sent == bytes.count { return true }
            guard sent >= 0 else { return failedToSend(sent) }
            queue.append(bytes, from: sent)
        } else {
            queue.append(bytes)
        }
        owesDrained = true
        waitForRoom()
        return false
    }

    /// Sends two arrays, such as a head and a body, with one system call and no copy.
    ///
    /// - Returns: As for `write(_:)`.
    @discardableResult
    package func write(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        guard phase == .open else { return false }
        guard tls == nil, queuedByteCount == 0 else {
            if first.count + second.count <= TLSSession.recordSize { return write(first + second) }
            write(first)
            return write(second)
        }
        let sent = unsafe first.withUnsafeBytes { first in
            unsafe second.withUnsafeBytes { second in unsafe send(first, second) }
        }
        if sent == first.count + second.count { return true }
        guard sent >= 0 else { return failedToSend(sent) }
        if sent < first.count {
            queue.append(first, from: sent)
            queue.append(second)
        } else {
            queue.append(second, from: sent - first.count)
        }
        owesDrained = true
        waitForRoom()
        return false
    }

    /// Sends bytes that the caller goes on using; what the kernel does not take at once is copied.
    ///
    /// - Returns: As for `write(_:)`.
    @discardableResult
    package func write(copying bytes: Span<UInt8>) -> Bool {
        guard phase == .open else { return false }
        var sent = 0
        if queuedByteCount == 0 {
            sent = unsafe bytes.withUnsafeBytes { unsafe send($0) }
            if sent == bytes.count { return true }
            guard sent >= 0 else { return failedToSend(sent) }
        }
        queue.append(unsafe bytes.withUnsafeBytes { unsafe [UInt8]($0[sent...]) })
        owesDrained = true
        waitForRoom()
        return false
    }

    /// Sends what is queued, as far as the kernel takes it, and draws the consequences when nothing is left.
    func sendQueued() {
        guard phase != .closed else { return }
        if tls != nil {
            let result = sendCiphertext()
            guard result >= 0 else {
                _ = failedToSend(result)
                return
            }
        }
        while !queue.isEmpty, inFlightByteCount == 0, tls?.isHandshakeComplete != false {
            let sent = unsafe queue.withFirst { unsafe send($0) }
            guard sent >= 0 else {
                _ = failedToSend(sent)
                return
            }
            queue.removeFirst(sent)
            waitForRoom()
        }
        guard queuedByteCount == 0 else { return }
        if owesDrained {
            owesDrained = false
            if phase == .open { handler?.writesDrained(self) }
        }
        finishIfSent()
        resetIfDelivered()
    }

    /// Moves what the TLS session has to send to the socket.
    ///
    /// - Returns: Zero, or a libuv error code.
    func sendCiphertext() -> Int {
        guard let tls else { return 0 }
        let buffer = unsafe loop.tlsBuffers.ciphertext
        while inFlightByteCount == 0 {
            let count = unsafe tls.takeOutput(into: buffer)
            guard count > 0 else { return 0 }
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
            let sent = unsafe trySend(bytes)
            guard sent >= 0 else { return sent }
            if sent < count { unsafe sendLater(UnsafeRawBufferPointer(rebasing: bytes[sent...])) }
        }
        return 0
    }

    /// Sends as much as goes at once.
    ///
    /// - Returns: How many bytes were taken, or a negative libuv error code.
    private func send(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let tls else { return unsafe trySend(bytes) }
        guard tls.isHandshakeComplete else { return 0 }
        var taken = 0
        while taken < bytes.count, inFlightByteCount == 0 {
            let end = min(taken + TLSSession.recordSize, bytes.count)
            let count = unsafe tls.write(UnsafeRawBufferPointer(rebasing: bytes[taken..<end]))
            guard count > 0 else { return Int(UV_EPROTO.rawValue) }
            taken += count
            let result = sendCiphertext()
            guard result >= 0 else { return result }
        }
        return taken
    }

    private func trySend(_ bytes: UnsafeRawBufferPointer) -> Int {
        var buffer = unsafe Self.buffer(bytes)
        return Self.count(unsafe Int(uv_try_write(UVHandle.stream(handle), &buffer, 1)))
    }

    private func send(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
        unsafe withUnsafeTemporaryAllocation(of: uv_buf_t.self, capacity: 2) { buffers in
            unsafe buffers.initializeElement(at: 0, to: Self.buffer(first))
            unsafe buffers.initializeElement(at: 1, to: Self.buffer(second))
            return Self.count(unsafe Int(uv_try_write(UVHandle.stream(handle), buffers.baseAddress, 2)))
        }
    }

    private static func buffer(_ bytes: UnsafeRawBufferPointer) -> uv_buf_t {
        let start = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        return unsafe uv_buf_t(base: start?.assumingMemoryBound(to: CChar.self), len: bytes.count)
    }

    private static func count(_ result: Int) -> Int {
        result == Int(UV_EAGAIN.rawValue) ? 0 : result
    }

    private func failedToSend(_ code: Int) -> Bool {
        close(with: failure("writing to a connection", Int32(code)))
        return false
    }

    /// Queues a copy of the next bytes with libuv, which says when they are gone.
    private func waitForRoom() {
        guard tls == nil, inFlightByteCount == 0, !queue.isEmpty, phase != .closed else { return }
        let count = unsafe queue.withFirst { bytes in
            let count = min(bytes.count, Self.queuedWriteSize)
            unsafe sendLater(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            return count
        }
        if phase != .closed { queue.removeFirst(count) }
    }

    /// Sends a copy of the bytes as soon as the kernel has room.
    private func sendLater(_ bytes: UnsafeRawBufferPointer) {
        // One block: libuv's request first, then the bytes.
        let headSize = unsafe MemoryLayout<uv_write_t>.stride
        let block = UnsafeMutableRawPointer.allocate(byteCount: headSize + bytes.count, alignment: 16)
        let request = unsafe block.bindMemory(to: uv_write_t.self, capacity: 1)
        unsafe request.initialize(to: uv_write_t())
        let copy = unsafe UnsafeMutableRawBufferPointer(start: block + headSize, count: bytes.count)
        unsafe copy.copyMemory(from: bytes)
        var buffer = unsafe Self.buffer(UnsafeRawBufferPointer(copy))
        inFlightByteCount = bytes.count
        let result = unsafe uv_write(request, UVHandle.stream(handle), &buffer, 1) { request, status in
            unsafe TCPConnection.queuedWriteCompleted(request, status)
        }
        guard result != 0 else { return }
        unsafe block.deallocate()
        loop.enqueue { [self] in _ = failedToSend(Int(result)) }
    }

    private static func queuedWriteCompleted(_ request: UnsafeMutablePointer<uv_write_t>?, _ status: Int32) {
        guard let request = unsafe request else { return }
        let data = unsafe request.pointee.handle?.pointee.data
        unsafe UnsafeMutableRawPointer(request).deallocate()
        guard let data = unsafe data else { return }
        let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
        let connection = unsafe unsafeDowncast(resource, to: TCPConnection.self)
        connection.inFlightByteCount = 0
        guard connection.phase != .closed else { return }
        guard status == 0 else {
            _ = connection.failedToSend(Int(status))
            return
        }
        connection.lastActivity = connection.loop.now
        connection.sendQueued()
    }
}
