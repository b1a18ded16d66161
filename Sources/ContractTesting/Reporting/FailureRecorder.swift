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
    static func record(_ message: String, at site: CallSite) {
        noteTest()
        if isSwiftTesting {
            guard hasSeenTest.withLock({ $0 }) else { return recordOutsideTests(message, at: site) }
            Issue.record(Comment(rawValue: message), sourceLocation: location(site))
        } else if !RunningTestCase.takes(message, { XCTFail(message, file: site.filePath, line: site.line) }) {
            recordOutsideTests(message, at: site)
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

    /// Records a failure of a test whose line is not known: at the test itself where that is.
    static func record(_ message: String, in test: Test?) {
        guard let test else {
            return record(message, at: CallSite(fileID: #fileID, filePath: #filePath, line: #line, column: #column))
        }
        Issue.record(Comment(rawValue: message), sourceLocation: test.sourceLocation)
    }

    /// Records a failure that ends the test.
    ///
    /// - Parameters:
    ///   - lines: What it says, the cause first.
    ///   - site: Where it stands.
    /// - Returns: What to throw: an error that the library which runs the test does not report once more.
    static func fail(_ lines: [String], at site: CallSite) -> any Error {
        let failure = Verdict.refuted(lines).shorteningPaths
        let message = failure.message ?? ""
        do {
            // Both libraries know errors that follow a failure, and only they can make them.
            if isSwiftTesting {
                let hasArrived = false
                try #require(hasArrived, Comment(rawValue: message), sourceLocation: location(site))
            } else if RunningTestCase.isPresumed {
                let arrived: RecordedExchange? = nil
                _ = try XCTUnwrap(arrived, message, file: site.filePath, line: site.line)
            } else {
                recordOutsideTests(message, at: site)
            }
        } catch {
            return error
        }
        return MockServerFailure(lines: lines)
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

    private static func recordOutsideTests(_ message: String, at site: CallSite) {
        OutputFile.standardError.write(line: "\(site.filePath):\(site.line): error: outside any test: \(message)")
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
