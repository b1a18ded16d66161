import HTTPWire
import Network

/// The one timeout of a connection, which costs almost nothing to start and stop with each request.
///
/// The loop's timer is left running when the timeout is stopped or put off; when it fires too soon, it is started again
/// for what is left. Confined to its loop's thread.
final class LazyTimeout {
    private let loop: EventLoop
    private let timer: LoopTimer
    private let durations: TimeoutDurations
    private var kind: TimeoutKind?
    private var deadline = Duration.zero
    /// When the loop's timer fires; nil while it does not run.
    private var wakeUp: Duration?
    /// What is done when a timeout passes.
    var onPass: ((TimeoutKind) -> Void)?

    init(loop: EventLoop, durations: TimeoutDurations) {
        self.loop = loop
        timer = loop.makeTimer()
        self.durations = durations
    }

    /// Starts the timeout anew, in place of the one that runs.
    func start(_ kind: TimeoutKind) {
        self.kind = kind
        deadline = loop.now + durations[kind]
        if let wakeUp, wakeUp <= deadline { return }
        wake(at: deadline)
    }

    /// Stops the timeout that runs.
    func stop() {
        kind = nil
    }

    /// Stops for good.
    func end() {
        kind = nil
        onPass = nil
        timer.cancel()
    }

    private func wake(at moment: Duration) {
        wakeUp = moment
        timer.start(after: moment - loop.now) { [unowned self] in fired() }
    }

    private func fired() {
        wakeUp = nil
        guard let kind else { return }
        if loop.now < deadline { return wake(at: deadline) }
        self.kind = nil
        onPass?(kind)
    }
}
