internal import CUV

/// Makes threads wait until something has happened once; any thread may use it.
@safe
package final class Latch: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<uv_sem_t>

    /// Makes a latch that is shut.
    package init() {
        unsafe semaphore = .allocate(capacity: 1)
        unsafe semaphore.initialize(to: uv_sem_t())
        unsafe uv_sem_init(semaphore, 0)
    }

    deinit {
        unsafe uv_sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    /// Lets every waiting thread go, now and later.
    package func open() { unsafe uv_sem_post(semaphore) }

    /// Returns once the latch is open.
    package func wait() {
        unsafe uv_sem_wait(semaphore)
        // Left open for whoever waits next.
        unsafe uv_sem_post(semaphore)
    }
}
