import Support
import Testing
import XCTest

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Brings a failure to whichever library runs the test: each tells of it exactly once, at the caller's line.
///
/// XCTFail within a test of Swift Testing is lost without a word, and so is `Issue.record` within an XCTestCase. Where
/// neither runs a test any more, the failure goes to standard error and the process ends with 1: none is ever lost.
enum FailureRecorder {
    /// Records a failure; any thread and task may.
    ///
    /// - Parameters:
    ///   - message: What it says.
    ///   - site: Where it stands.
    ///   - test: The test that it belongs to where the current task knows none.
    static func record(_ message: String, at site: CallSite, of test: TestTask? = nil) {
        if isSwiftTesting {
            guard takesIssues else { return recordOutsideTests(message, "\(site.filePath)", site.line) }
            guard let test, Test.current == nil else {
                Issue.record(Comment(rawValue: message), sourceLocation: location(site))
                return
            }
            let isKnown = LockedValue(false)
            test.perform {
                let issue = Issue.record(Comment(rawValue: message), sourceLocation: location(site))
                isKnown.withLock { $0 = !issue.isFailure }
            }
            // What is known to fail where the server was begun says nothing of this thread.
            if isKnown.withLock({ $0 }) { recordOutsideTests(message, "\(site.filePath)", site.line) }
        } else if !RunningTestCase.takes({ XCTFail(message, file: site.filePath, line: site.line) }) {
            recordOutsideTests(message, "\(site.filePath)", site.line)
        }
    }

    /// Remembers that Swift Testing runs tests by now, if it does.
    ///
    /// While it still gathers them, which is when the arguments of tests are made, it drops issues without a word: there
    /// is a test then, and no case of it.
    static func noteTest() {
        guard Test.Case.current != nil else { return }
        hasSeenTest.withLock { $0 = true }
    }

    private static let hasSeenTest = LockedValue(false)

    /// True once Swift Testing takes issues: in a test, in what a trait does around a suite, which has no arguments, and in
    /// the process of an exit test, where it runs no test.
    private static var takesIssues: Bool {
        noteTest()
        return hasSeenTest.withLock { $0 } || Test.current?.isSuite == true || ExitTest.current != nil
    }

    /// Records a failure of a test whose line is not known: at the test itself where that is.
    static func record(_ message: String, in test: Test?) {
        guard let test else {
            return record(message, at: CallSite(fileID: #fileID, filePath: #filePath, line: #line, column: #column))
        }
        let place = test.sourceLocation
        guard takesIssues else { return recordOutsideTests(message, place.filePath, UInt(place.line)) }
        Issue.record(Comment(rawValue: message), sourceLocation: place)
    }

    /// Records a failure that ends the test.
    ///
    /// - Parameters:
    ///   - lines: What it says, the cause first.
    ///   - site: Where it stands.
    ///   - test: The test that it belongs to where the current task knows none.
    /// - Returns: What to throw: an error that the library which runs the test does not report once more.
    static func fail(_ lines: [String], at site: CallSite, of test: TestTask? = nil) -> any Error {
        let failure = Verdict.refuted(lines).shorteningPaths
        let message = failure.message ?? ""
        let known = LockedValue<(any Error)?>(nil)
        // Both libraries know errors that follow a failure, and only they can make them.
        let isTaken =
            if isSwiftTesting {
                takesIssues
                    && within(test) {
                        let hasArrived = false
                        do {
                            try #require(hasArrived, Comment(rawValue: message), sourceLocation: location(site))
                        } catch {
                            known.withLock { $0 = error }
                        }
                    }
            } else {
                RunningTestCase.takes {
                    let arrived: RecordedExchange? = nil
                    do {
                        _ = try XCTUnwrap(arrived, message, file: site.filePath, line: site.line)
                    } catch {
                        known.withLock { $0 = error }
                    }
                }
            }
        if !isTaken { recordOutsideTests(message, "\(site.filePath)", site.line) }
        return known.withLock { $0 } ?? MockServerFailure(lines: lines)
    }

    /// Records something in the current task, or in that of a test where the current one knows none.
    ///
    /// - Returns: True.
    @discardableResult
    private static func within(_ test: TestTask?, _ record: @escaping @Sendable () -> Void) -> Bool {
        if let test, Test.current == nil { test.perform(record) } else { record() }
        return true
    }

    private static func location(_ site: CallSite) -> Testing.SourceLocation {
        Testing.SourceLocation(
            fileID: "\(site.fileID)", filePath: "\(site.filePath)", line: Int(site.line), column: Int(site.column))
    }

    /// True when Swift Testing runs the tests: in one of its tasks, or in a process that was started for it.
    static var isSwiftTesting: Bool {
        Test.current != nil || wasStartedForSwiftTesting
    }

    /// `Test.current` is nil in detached tasks and on other threads, so the process's arguments decide.
    private static let wasStartedForSwiftTesting: Bool = {
        let arguments = CommandLine.arguments
        return arguments.contains("--testing-library=swift-testing")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--testing-library" && $1 == "swift-testing" }
    }()

    private static let hasExitHandler = LockedValue(false)

    private static func recordOutsideTests(_ message: String, _ file: String, _ line: UInt) {
        OutputFile.standardError.write(line: "\(file):\(line): error: outside any test: \(message)")
        hasExitHandler.withLock { isSet in
            guard !isSet else { return }
            isSet = true
            atexit {
                // What is printed and not written yet would be lost.
                _ = fflush(nil)
                _exit(1)
            }
        }
    }
}
