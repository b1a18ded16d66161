internal import CUV

/// The folders that one loop watches; confined to the loop's thread.
final class WatchedFolders {
    private unowned let loop: EventLoop
    private let quiet: Duration
    private let body: () -> Void
    private let timer: LoopTimer
    private var folders: [String: FolderEvents] = [:]

    init(loop: EventLoop, quiet: Duration, _ body: @escaping () -> Void) {
        self.loop = loop
        self.quiet = quiet
        self.body = body
        timer = loop.makeTimer()
    }

    func watch(_ paths: [String]) {
        let hasNew = paths.contains { folders[$0] == nil }
        // All anew, since a folder may have been replaced by another one of its name; the old ones end afterwards, so
        // that nothing is missed in between.
        var next: [String: FolderEvents] = [:]
        for path in paths where next[path] == nil {
            next[path] = FolderEvents(path, loop: loop) { [unowned self] in changed() }
        }
        folders = next
        if hasNew { changed() }
    }

    private func changed() {
        timer.start(after: quiet) { [unowned self] in body() }
    }
}

/// One folder, watched on one loop.
@safe
private final class FolderEvents: LoopResource {
    private let body: () -> Void
    private var handle: UnsafeMutablePointer<uv_fs_event_t>?

    /// Nil where the folder cannot be watched.
    init?(_ path: String, loop: EventLoop, _ body: @escaping () -> Void) {
        self.body = body
        super.init()
        guard !loop.isEnding else { return nil }
        let handle = UnsafeMutablePointer<uv_fs_event_t>.allocate(capacity: 1)
        unsafe handle.initialize(to: uv_fs_event_t())
        unsafe uv_fs_event_init(loop.pointer, handle)
        unsafe handle.pointee.data = Unmanaged<LoopResource>.passUnretained(self).toOpaque()
        unsafe self.handle = handle
        let result = unsafe uv_fs_event_start(
            handle,
            { handle, _, _, _ in
                guard let data = unsafe handle?.pointee.data else { return }
                let resource = unsafe Unmanaged<LoopResource>.fromOpaque(data).takeUnretainedValue()
                unsafe unsafeDowncast(resource, to: FolderEvents.self).body()
            }, path, 0)
        guard result == 0 else { return nil }
    }

    deinit { close() }

    override func loopEnds() { close() }

    private func close() {
        guard let handle = unsafe handle else { return }
        unsafe self.handle = nil
        unsafe handle.pointee.data = nil
        unsafe uv_close(UVHandle.of(handle)) { closed in unsafe closed?.deallocate() }
    }
}
