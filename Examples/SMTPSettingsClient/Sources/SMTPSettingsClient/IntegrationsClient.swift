public import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Saves SMTP settings with the vendor.
///
/// It tries again when the vendor is busy or the connection breaks, renews a key that has expired, and says what is
/// wrong with settings field by field. Time is asked of the clock that it is given, so tests need not wait.
public final class IntegrationsClient: Sendable {
    private let baseURL: URL
    private let brand: String
    private let keys: KeyRing
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let session: URLSession

    /// Makes a client for one brand.
    ///
    /// - Parameters:
    ///   - baseURL: The vendor's base URL; in tests, the mock server's.
    ///   - brand: The brand's URL.
    ///   - authKey: The key that signing in gave.
    ///   - refreshKey: The key that renews it.
    ///   - policy: How often and when to try again.
    ///   - timeout: How long to wait for an answer.
    ///   - clock: What back-off waits on; in tests, the mock server's clock.
    public init(
        baseURL: URL, brand: String, authKey: String, refreshKey: String, policy: RetryPolicy = RetryPolicy(),
        timeout: TimeInterval = 30, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.baseURL = baseURL
        self.brand = brand
        self.policy = policy
        self.clock = clock
        keys = KeyRing(KeyRing.Keys(authKey: authKey, refreshKey: refreshKey))
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeout
        session = URLSession(configuration: configuration)
    }

    deinit { session.finishTasksAndInvalidate() }

    /// Stores settings.
    ///
    /// - Returns: What the vendor stored.
    /// - Throws: `IntegrationsFailure`, or `CancellationError`.
    public func create(_ settings: SMTPSettings) async throws -> SMTPIntegration {
        // One key for the call and not for the attempt: whoever sees it twice knows that it is the same call.
        try await call("POST", "api/v1/app-integrations/smtp", settings, idempotencyKey: UUID().uuidString)
    }

    /// Replaces settings.
    ///
    /// - Returns: What the vendor stored.
    /// - Throws: `IntegrationsFailure`, or `CancellationError`.
    public func update(_ id: String, to settings: SMTPSettings) async throws -> SMTPIntegration {
        // PUT is idempotent by itself (RFC 9110, section 9.2.2).
        try await call("PUT", "api/v1/app-integrations/smtp/\(id)", settings, idempotencyKey: nil)
    }

    // MARK: One call, several attempts

    /// What came of one attempt.
    private enum Attempt {
        case answered(HTTPURLResponse, Data)
        case broken(String)
    }

    private func call(
        _ method: String, _ path: String, _ settings: SMTPSettings, idempotencyKey: String?
    ) async throws -> SMTPIntegration {
        var request = request(method, path, try JSONEncoder().encode(settings))
        request.setValue(idempotencyKey, forHTTPHeaderField: "Idempotency-Key")
        var hasRefreshed = false
        var retry = 0
        while true {
            let key = await keys.authKey
            request.setValue(key, forHTTPHeaderField: "Auth-Key")
            var told: Duration?
            switch try await send(request) {
            case .answered(let head, _) where head.statusCode == 401 && !hasRefreshed:
                // A new key, once; a key that is refused as well means that the user must sign in again.
                hasRefreshed = true
                try await keys.replace(key) { [self] in try await refresh($0) }
                continue
            case .answered(let head, let body):
                guard head.statusCode == 429 || head.statusCode == 503, retry < policy.retries else {
                    return try Self.integration(head, body)
                }
                told = RetryAfter.duration(in: head)
            case .broken(let reason):
                guard retry < policy.retries else { throw IntegrationsFailure.unreachable(reason) }
            }
            retry += 1
            // Never `Task.sleep(for:)`: that is the machine's time, which no test can move.
            try await clock.sleep(for: told ?? policy.pause(before: retry))
        }
    }

    private func send(_ request: URLRequest) async throws -> Attempt {
        do {
            let (body, response) = try await session.data(for: request)
            guard let head = response as? HTTPURLResponse else { return .broken("the answer is not of HTTP") }
            return .answered(head, body)
        } catch let error as URLError {
            switch error.code {
            case .timedOut: throw IntegrationsFailure.timedOut
            case .cancelled: throw CancellationError()
            default: return .broken(error.localizedDescription)
            }
        }
    }

    private func request(_ method: String, _ path: String, _ body: Data) -> URLRequest {
        var request = URLRequest(url: baseURL.appendingPathComponent(path))
        request.httpMethod = method
        request.httpBody = body
        request.setValue(brand, forHTTPHeaderField: "Brand-URL")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        return request
    }

    // MARK: Keys

    private struct RefreshedUser: Decodable {
        let authKey: String
        let refreshAuthKey: String?
    }

    private func refresh(_ keys: KeyRing.Keys) async throws -> KeyRing.Keys {
        let body = try JSONEncoder().encode(["refreshAuthKey": keys.refreshKey])
        let request = request("POST", "api/v1/users/auth/refresh-auth-key", body)
        guard case .answered(let head, let data) = try await send(request), head.statusCode == 200,
            let user = try? JSONDecoder().decode(Envelope<RefreshedUser>.self, from: data).data
        else { throw IntegrationsFailure.unauthorized }
        return KeyRing.Keys(authKey: user.authKey, refreshKey: user.refreshAuthKey ?? keys.refreshKey)
    }

    // MARK: Answers

    private static func integration(_ head: HTTPURLResponse, _ body: Data) throws -> SMTPIntegration {
        let status = head.statusCode
        guard let answer = try? JSONDecoder().decode(Envelope<SMTPIntegration>.self, from: body) else {
            throw IntegrationsFailure.unreadable(status: status)
        }
        if answer.success, 200..<300 ~= status {
            guard let integration = answer.data else { throw IntegrationsFailure.noIntegration }
            return integration
        }
        let errors = (answer.errors ?? []).map(FieldError.init)
        let text = errors.first?.message ?? answer.message
        switch status {
        case 400: throw IntegrationsFailure.invalid(errors)
        case 401: throw IntegrationsFailure.unauthorized
        case 403: throw IntegrationsFailure.forbidden
        case 404: throw IntegrationsFailure.notFound
        case 409: throw IntegrationsFailure.conflict(text)
        case 429: throw IntegrationsFailure.rateLimited
        default: throw IntegrationsFailure.refused(status: status, text)
        }
    }
}
