internal import CUV

/// One loop's duplicate of a listening socket.
@safe
final class Listener: LoopResource {
    let socket: ListeningSocket
    private let server: ServerLoop
    private var handle: UnsafeMutablePointer<uv_tcp_t>?

    /// Listens with a descriptor of the listener's own, which is closed with it, or at once when that fails.
    init?(descriptor: Int32, socket: ListeningSocket, server: ServerLoop) {
        self.socket = socket
        self.server = server
        super.init()
        let handle = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
        unsafe handle.initialize(to: uv_tcp_t())
        unsafe uv_tcp_init(server.loop.pointer, handle)
        unsafe handle.pointee.data = Unmanaged<LoopResource>.passUnretained(self).toOpaque()
        unsafe self.handle = handle
        guard unsafe uv_tcp_open(handle, descriptor) == 0 else {
            _ = ListeningSocket.closeDescriptor(descriptor)
            return nil
        }
        let backlog = Int32(clamping: server.configuration.backlog)
        let result = unsafe uv_listen(UVHandle.stream(handle), backlog) { stream, status in
            guard let data = unsafe stream?.pointee.data else { return }
            let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
            let listener = unsafe unsafeDowncast(resource, to: Listener.self)
            // After `stopListening` the socket accepts no more, which libuv would try for ever if it stayed open.
            if status == UV_EINVAL.rawValue { listener.close() }
            if status == 0 { listener.accept() }
        }
        guard result == 0 else { return nil }
    }

    deinit { close() }

    /// Closes the duplicate.
    func close() {
        guard let handle = unsafe handle else { return }
        unsafe self.handle = nil
        unsafe handle.pointee.data = nil
        unsafe uv_close(UVHandle.of(handle)) { closed in unsafe closed?.deallocate() }
    }

    override func loopEnds() { close() }

    private func accept() {
        guard let handle = unsafe handle else { return }
        let accepted = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
        unsafe accepted.initialize(to: uv_tcp_t())
        unsafe uv_tcp_init(server.loop.pointer, accepted)
        guard unsafe uv_accept(UVHandle.stream(handle), UVHandle.stream(accepted)) == 0 else {
            unsafe uv_close(UVHandle.of(accepted)) { closed in unsafe closed?.deallocate() }
            return
        }
        unsafe server.accepted(accepted, from: socket)
    }
}
