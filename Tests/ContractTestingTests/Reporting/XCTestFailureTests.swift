import Foundation
import Support
import XCTest

@testable import ContractTesting

/// Failures under XCTest: each is told once, at the caller's line, wherever it comes from.
final class XCTestFailureTests: XCTestCase, @unchecked Sendable {
    private struct Failure: Equatable {
        let text: String
        let line: Int
    }

    private let planted = LockedValue<[Failure]?>(nil)

    override func recordFailure(
        withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected: Bool
    ) {
        let isPlanted = planted.withLock { failures in
            failures?.append(Failure(text: String(description.prefix { $0 != "\n" }), line: lineNumber))
            return failures != nil
        }
        if !isPlanted {
            super.recordFailure(
                withDescription: description, inFile: filePath, atLine: lineNumber, expected: expected)
        }
    }

    private func failures(_ body: () async throws -> Void) async -> [Failure] {
        planted.withLock { $0 = [] }
        do { try await body() } catch { XCTAssertFalse("\(error)".isEmpty) }
        return planted.withLock { failures in
            defer { failures = nil }
            return failures ?? []
        }
    }

    private static let text = "failed - createNote was not received, expected exactly once"

    func testInTheTestItself() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let found = await failures { mock.assertReceived("createNote", times: 1) }
        XCTAssertEqual(found, [Failure(text: Self.text, line: #line - 1)])
    }

    func testInADetachedTask() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let found = await failures {
            await Task.detached { _ = mock.assertReceived("createNote", times: 1) }.value
        }
        XCTAssertEqual(found, [Failure(text: Self.text, line: #line - 2)])
    }

    func testInACallback() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let found = await failures {
            await withCheckedContinuation { continuation in
                DispatchQueue(label: "callback").async {
                    mock.assertReceived("createNote", times: 1)
                    continuation.resume()
                }
            }
        }
        XCTAssertEqual(found, [Failure(text: Self.text, line: #line - 5)])
    }

    /// What is thrown after a failure ends a test without a second one.
    func testTheErrorBehindAFailureIsNoFailure() async {
        let site = CallSite(fileID: #fileID, filePath: #filePath, line: 7, column: 1)
        let inner = InnerTestCase(name: "inner") { _ in throw FailureRecorder.fail(["cause", "  detail"], at: site) }
        let found = await failures { inner.invokeTest() }
        XCTAssertEqual(found.map(\.line), [7])
        XCTAssertTrue(found[0].text.hasSuffix(" - cause"), found[0].text)
        XCTAssertEqual(inner.recorded.withLock { $0 }, [])
        let other = InnerTestCase(name: "inner") { _ in throw MockServerFailure("other") }
        other.invokeTest()
        XCTAssertEqual(other.recorded.withLock { $0.count }, 1)
    }

    /// A test whose failures are kept from the run that it is part of.
    private final class InnerTestCase: XCTestCase, @unchecked Sendable {
        let recorded = LockedValue<[String]>([])

        override func recordFailure(
            withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected: Bool
        ) {
            recorded.withLock { $0.append(description) }
        }
    }

    func testAWaitInVain() async throws {
        let mock = try TestClient.notes()
        defer { mock.stop() }
        let found = await failures { try await mock.waitForRequest("createNote", timeout: .milliseconds(2)) }
        XCTAssertEqual(found.map(\.line), [#line - 1])
        XCTAssertTrue(found[0].text.hasSuffix("createNote did not arrive within 2ms"), found[0].text)
    }
}
