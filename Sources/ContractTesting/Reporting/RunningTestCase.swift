import Foundation
import Support
import XCTest

#if canImport(Glibc)
import Glibc
#endif

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

    /// Hands a failure to XCTest, which takes it only while a test runs and drops it without a word else.
    ///
    /// - Parameter fail: Hands it over.
    /// - Returns: True when some test has taken it.
    static func takes(_ fail: () -> Void) -> Bool {
        observe()
        let before = phase.withLock { $0 }
        if case .between = before { return false }
        #if canImport(ObjectiveC)
        fail()
        return true
        #else
        let thread = pthread_self()
        handed.withLock { $0[thread] = false }
        fail()
        let isTold = handed.withLock { $0.removeValue(forKey: thread) } ?? false
        // A test that keeps its failures to itself has taken it too. Before the first test that is observed from its
        // beginning, and when the test has ended meanwhile, only the failure's own way tells.
        if case .running(let name) = before, case .running(name) = phase.withLock({ $0 }) { return true }
        return isTold
        #endif
    }

    #if !canImport(ObjectiveC)
    /// The threads that hand over a failure, and whether observers were told of it: on the same thread.
    private static let handed = LockedValue<[pthread_t: Bool]>([:])
    #endif

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

        #if !canImport(ObjectiveC)
        func testCase(
            _ testCase: XCTestCase, didFailWithDescription description: String, inFile filePath: String?,
            atLine lineNumber: Int
        ) {
            let thread = pthread_self()
            handed.withLock { handed in
                if handed[thread] != nil { handed[thread] = true }
            }
        }
        #endif
    }
}
