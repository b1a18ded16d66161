import ContractTesting
import Foundation
import Testing

/// A server for each test of a suite.
@Suite(.mockServer(scenario: "jframework/documented"))
struct MockServerTraitTests {
    @Test(arguments: 0..<4)
    func eachCaseHasAServerOfItsOwn(_ number: Int) async throws {
        _ = try await list(at: MockServer.current.url)
        #expect(MockServer.current.assertReceived("listSmtpIntegrations", times: 1) == .proved)
    }

    @Test(.mockServer(scenario: "jframework/server-error"))
    func thatOfATestComesFirst() async throws {
        #expect(try await list(at: MockServer.current.url) == 500)
    }

    @Test func childTasksHaveItToo() async throws {
        let url = MockServer.current.url
        async let child = MockServer.current.url
        #expect(await child == url)
    }

    @Suite struct Inner {
        @Test func suitesWithinHaveItToo() async throws {
            #expect(try await list(at: MockServer.current.url) == 200)
        }
    }

    @Test func theServerIsStoppedAlsoWhenATestThrows() async throws {
        struct Thrown: Error {}
        let trait = MockServerTrait.mockServer(scenario: "jframework/documented")
        let test = try #require(Test.current)
        let place = Place()
        await #expect(throws: Thrown.self) {
            try await trait.provideScope(for: test, testCase: Test.Case.current) {
                await place.set(MockServer.current.url)
                throw Thrown()
            }
        }
        let url = try #require(await place.url)
        await #expect(throws: (any Error).self) { try await list(at: url) }
    }

    private actor Place {
        private(set) var url: URL?
        func set(_ url: URL) { self.url = url }
    }
}

/// What `MockServer.current` is where nobody started one.
@Suite struct AbsentServerTests {
    @Test func itIsAFailureThatSaysWhatToDo() async throws {
        withKnownIssue {
            let mock = MockServer.current
            #expect(throws: MockServerFailure.self) { try mock.add("[]") }
        } matching: { issue in
            issue.description.contains("no server here; give the suite or the test .mockServer(…)")
                && issue.sourceLocation?.fileName == "MockServerTraitTests.swift"
        }
    }
}
