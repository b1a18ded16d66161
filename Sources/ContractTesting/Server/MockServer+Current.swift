import JSONModel
import Testing

extension MockServer {
    @TaskLocal static var ofTest: MockServer?

    /// The server of the running test, which the trait `.mockServer(…)` started.
    ///
    /// The test's own task and its child tasks have it; hand it over to detached tasks, callbacks and threads. Where
    /// there is none a failure is recorded, and what is returned is a server that cannot be reached.
    public static var current: MockServer {
        if let mock = ofTest { return mock }
        FailureRecorder.record(AbsentAdministration.failure.description, in: Test.current)
        return absent
    }

    /// Nobody can listen on port 0, so what a client sends there fails at once.
    private static let absent: MockServer = {
        guard let places = SessionPlaces(id: "none", url: "http://127.0.0.1:0", tlsURL: nil, authority: nil) else {
            preconditionFailure("the URL is a constant")
        }
        return MockServer(places, AbsentAdministration(), choices: [])
    }()
}

/// The administration of a server that is not there.
private struct AbsentAdministration: Administration {
    static let failure = MockServerFailure(
        "MockServer.current: no server here; give the suite or the test .mockServer(…), and hand the server over to "
            + "detached tasks and callbacks")

    var run: String { "" }
    var endsServer: Bool { true }

    func ask(_ method: String, _ target: String, _ body: JSONValue?) throws(MockServerFailure) -> JSONValue {
        throw Self.failure
    }

    func clock(of session: String) -> any ClockDriver { AbsentClockDriver() }

    func stop() {}
}
