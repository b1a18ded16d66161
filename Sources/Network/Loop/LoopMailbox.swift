internal import CUV
internal import Support

/// Carries work from any thread to an event loop's own thread.
@safe
package final class LoopMailbox: Sendable {
    private struct Contents: Sendable {
        var tasks: [@Sendable (EventLoop) -> Void] = []
        var isOpen = true
    }

    /// The loop's memory, made here so that a failure is thrown where the server starts; its thread alone runs it.
    nonisolated(unsafe) let loopPointer: UnsafeMutablePointer<uv_loop_t>
    nonisolated(unsafe) private let wakeUp: UnsafeMutablePointer<uv_async_t>
    private let contents = LockedValue(Contents())

    init() throws(NetworkError) {
        unsafe loopPointer = .allocate(capacity: 1)
        unsafe loopPointer.initialize(to: uv_loop_t())
        unsafe wakeUp = .allocate(capacity: 1)
        unsafe wakeUp.initialize(to: uv_async_t())
        var result = unsafe uv_loop_init(loopPointer)
        if result == 0 {
            result = unsafe uv_async_init(loopPointer, wakeUp) { handle in
                unsafe EventLoop.of(handle?.pointee.loop)?.runMail()
            }
            if result != 0 { unsafe uv_loop_close(loopPointer) }
        }
        guard result == 0 else {
            unsafe wakeUp.deallocate()
            unsafe loopPointer.deallocate()
            throw .uv("making an event loop", result)
        }
    }

    /// Runs the work on the loop's thread, after everything submitted before it.
    ///
    /// Safe to call on every thread, the loop's own included.
    ///
    /// - Returns: False, and the work is dropped, when the loop has ended.
    @discardableResult
    package func submit(_ task: @escaping @Sendable (EventLoop) -> Void) -> Bool {
        contents.withLock { contents in
            guard contents.isOpen else { return false }
            contents.tasks.append(task)
            // Under the lock, so that the handle cannot be closed between the test and the call.
            if contents.tasks.count == 1 { unsafe uv_async_send(wakeUp) }
            return true
        }
    }

    /// Takes what was submitted since the last time.
    func take() -> [@Sendable (EventLoop) -> Void] {
        contents.withLock { contents in
            var taken: [@Sendable (EventLoop) -> Void] = []
            swap(&taken, &contents.tasks)
            return taken
        }
    }

    /// Refuses work from now on and closes the waking handle; on the loop's thread.
    ///
    /// - Returns: What had been submitted and not run.
    func close() -> [@Sendable (EventLoop) -> Void] {
        let left = contents.withLock { contents in
            contents.isOpen = false
            var taken: [@Sendable (EventLoop) -> Void] = []
            swap(&taken, &contents.tasks)
            return taken
        }
        unsafe uv_close(UVHandle.of(wakeUp), nil)
        return left
    }

    /// Closes and frees a loop that was never run.
    func discard() {
        _ = close()
        unsafe uv_run(loopPointer, UV_RUN_DEFAULT)
        free()
    }

    /// Frees the loop's memory, once nothing runs it any more.
    func free() {
        unsafe uv_loop_close(loopPointer)
        unsafe wakeUp.deallocate()
        unsafe loopPointer.deallocate()
    }
}
