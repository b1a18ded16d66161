import Scenarios

/// A connection that was kept alive in order to die as the next request arrives on it.
struct StaleKeepAlive {
    /// How it dies.
    let ending: Fault.Ending
    /// The reply whose rule wants it.
    let reply: Reply
}
