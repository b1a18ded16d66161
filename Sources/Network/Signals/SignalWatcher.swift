internal import CUV

/// One signal, watched on one loop.
@safe
final class SignalWatcher: LoopResource {
    private let body: (Int32) -> Void
    private var handle: UnsafeMutablePointer<uv_signal_t>?

    init(_ signal: Int32, loop: EventLoop, _ body: @escaping (Int32) -> Void) {
        self.body = body
        super.init()
        let handle = UnsafeMutablePointer<uv_signal_t>.allocate(capacity: 1)
        unsafe handle.initialize(to: uv_signal_t())
        unsafe uv_signal_init(loop.pointer, handle)
        unsafe handle.pointee.data = Unmanaged<LoopResource>.passUnretained(self).toOpaque()
        unsafe self.handle = handle
        _ = unsafe uv_signal_start(
            handle,
            { handle, signal in
                guard let data = unsafe handle?.pointee.data else { return }
                let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
                unsafe unsafeDowncast(resource, to: SignalWatcher.self).body(signal)
            }, signal)
    }

    override func loopEnds() {
        guard let handle = unsafe handle else { return }
        unsafe self.handle = nil
        unsafe handle.pointee.data = nil
        unsafe uv_close(UVHandle.of(handle)) { closed in unsafe closed?.deallocate() }
    }
}
