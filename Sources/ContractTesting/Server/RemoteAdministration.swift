import Foundation
import JSONModel
import Support

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Asks a server that runs elsewhere, over http.
///
/// Questions wait for their answers on the calling thread, which may be one that runs tasks, or one of a queue, and so may
/// all of those. Answers come in on a queue that nobody else uses, which has a thread whatever the others wait for.
struct RemoteAdministration: Administration {
    /// Where the server is, without a slash behind it.
    let base: URL
    /// The token of its admin API; nil for none, and for a server that wants none.
    let token: String?
    /// The token of the run that was connected to.
    let run: String
    /// The session that was opened by connecting; nil before that.
    var session: String?

    private static let transport: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = patience
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        let answers = OperationQueue()
        unsafe answers.underlyingQueue = answerQueue
        return URLSession(configuration: configuration, delegate: nil, delegateQueue: answers)
    }()
    /// The queue that answers come in on; kept, since its user does not keep it.
    ///
    /// URLSession's usual one takes its threads from those that all concurrent queues share: when each of them waits here
    /// for an answer, none is left to bring one.
    private static let answerQueue = DispatchQueue(label: "understudy.answers")
    /// How many seconds a server has for its answer.
    private static let patience: TimeInterval = 10

    /// Finds out which run of a server answers at a URL.
    ///
    /// The token is sent to nobody who does not sign his answers as a server of this kind does, and not to one that wants
    /// none.
    ///
    /// - Parameters:
    ///   - url: The base URL, as the server prints it.
    ///   - token: The token of its admin API; nil for none.
    /// - Throws: `MockServerFailure` when nobody answers there, or somebody else does.
    init(_ url: URL, token: String?) throws(MockServerFailure) {
        base = try BaseURL.checked(url)
        let answer = try Self.exchange("GET", "/health", nil, base, nil)
        guard let token, answer.run != nil, answer.status == 401 else {
            self.token = nil
            run = try answer.identify(base, hasToken: false)
            return
        }
        self.token = token
        let told = try Self.exchange("GET", "/health", nil, base, token)
        run = try told.identify(base, hasToken: true)
        guard run == answer.run else {
            throw MockServerFailure("another server answers at \(base): it was started while this test connected")
        }
    }

    var endsServer: Bool { false }

    func ask(_ method: String, _ target: String, _ body: JSONValue?) throws(MockServerFailure) -> JSONValue {
        try Self.exchange(method, target, body, base, token).content(from: base, run: run)
    }

    func clock(of session: String) -> any ClockDriver {
        RemoteClockDriver(administration: self, session: session)
    }

    func stop() {
        if let session { _ = try? ask("DELETE", "/sessions/\(session)", nil) }
    }

    func places(_ description: JSONValue) -> SessionPlaces? {
        SessionPlaces(description)?
            .seen(from: base, usingPortsOfItsOwn: description["ports"]?.objectValue != nil)
    }

    private static func exchange(
        _ method: String, _ target: String, _ body: JSONValue?, _ base: URL, _ token: String?
    ) throws(MockServerFailure) -> RemoteAnswer {
        guard let url = URL(string: "\(base.absoluteString)/__admin\(target)") else {
            throw MockServerFailure("\(base)/__admin\(target) is no URL")
        }
        var request = URLRequest(url: url)
        request.httpMethod = method
        if let token { request.setValue(token, forHTTPHeaderField: "Understudy-Admin-Token") }
        if let body {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(body.serialized())
        }
        let result = LockedValue<Result<RemoteAnswer, MockServerFailure>?>(nil)
        let isDone = DispatchSemaphore(value: 0)
        let task = transport.dataTask(with: request) { data, response, error in
            let outcome: Result<RemoteAnswer, MockServerFailure> =
                if let response = response as? HTTPURLResponse {
                    .success(RemoteAnswer(response, data ?? Data()))
                } else {
                    .failure(failure(error, base))
                }
            result.withLock { $0 = outcome }
            isDone.signal()
        }
        task.delegate = RedirectRefusal()
        task.resume()
        isDone.wait()
        guard let outcome = result.withLock({ $0 }) else { throw failure(nil, base) }
        return try outcome.get()
    }

    private static func failure(_ error: (any Error)?, _ base: URL) -> MockServerFailure {
        switch (error as? URLError)?.code {
        case .cannotConnectToHost: MockServerFailure("nobody listens at \(base); start understudy serve there")
        case .cannotFindHost: MockServerFailure("no machine is called \(base.host ?? "\(base)")")
        case .timedOut: MockServerFailure("no answer from \(base) within \(Int(patience)) seconds")
        default:
            MockServerFailure(
                "no answer from \(base): \(error.map { ErrorText.line($0.localizedDescription) } ?? "the connection ended")"
            )
        }
    }
}
