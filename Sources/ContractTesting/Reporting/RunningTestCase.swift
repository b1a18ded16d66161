import Foundation
import Support
import XCTest

/// Which XCTestCase runs, as far as its observers were told.
enum RunningTestCase {
    /// What is known.
    private enum Phase: Sendable {
        /// The observer was added while a test may have been running already.
        case unknown
        case running(String)
        case between
    }

    private static let phase = LockedValue(Phase.unknown)
    private static let observer: Observer = {
        let observer = Observer()
        XCTestObservationCenter.shared.addTestObserver(observer)
        return observer
    }()

    /// Starts to observe; harmless when called again.
    static func observe() {
        _ = observer
    }

    /// False once the running test is known to have ended.
    static var isPresumed: Bool {
        observe()
        if case .between = phase.withLock({ $0 }) { return false }
        return true
    }

    /// The name of the test that runs, such as `SaveTests.testRetries`; nil when it is not known.
    static var name: String? {
        observe()
        if case .running(let name) = phase.withLock({ $0 }) { return name }
        return nil
    }

    private final class Observer: NSObject, XCTestObservation, Sendable {
        func testCaseWillStart(_ testCase: XCTestCase) {
            let name = testCase.name
            phase.withLock { $0 = .running(name) }
        }

        func testCaseDidFinish(_ testCase: XCTestCase) {
            phase.withLock { $0 = .between }
        }
    }
}
