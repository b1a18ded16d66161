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

    /// Hands a failure to XCTest, which takes it only while a test runs and drops it without a word else.
    ///
    /// - Parameters:
    ///   - message: What the failure says.
    ///   - fail: Hands it over.
    /// - Returns: True when some test has taken it.
    static func takes(_ message: String, _ fail: () -> Void) -> Bool {
        observe()
        switch phase.withLock({ $0 }) {
        case .between: return false
        case .running:
            fail()
            return true
        case .unknown:
            // Before the first test that is observed from its beginning, only the failure's own way tells.
            fail()
            #if canImport(ObjectiveC)
            return true
            #else
            return taken.withLock { $0.contains { $0.contains(message) } }
            #endif
        }
    }

    /// What failures said that tests have taken while it was not known whether one runs.
    private static let taken = LockedValue<[String]>([])

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
            guard case .unknown = phase.withLock({ $0 }) else { return }
            taken.withLock { $0.append(description) }
        }
        #endif
    }
}
