/// Why a call failed, for code that decides what to tell the user.
public enum IntegrationsFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The vendor refuses the settings, field by field (400).
    case invalid([FieldError])
    /// The key is not good, and neither is the one that was fetched in its place (401).
    case unauthorized
    /// The user may not do this (403).
    case forbidden
    /// There is no such integration (404).
    case notFound
    /// The settings do not go with others (409).
    case conflict(String)
    /// Too many requests, however often it was tried (429).
    case rateLimited
    /// Any other refusal.
    case refused(status: Int, String)
    /// No answer came, however often it was tried.
    case unreachable(String)
    /// The answer took too long; what it did to the settings is not known.
    case timedOut
    /// The vendor says that all is well, without the integration.
    case noIntegration
    /// The answer is none of this vendor's.
    case unreadable(status: Int)

    /// The failure in a sentence.
    public var description: String {
        switch self {
        case .invalid(let errors): "the settings were refused: \(errors.map(\.description).joined(separator: "; "))"
        case .unauthorized: "the key is not accepted; sign in again"
        case .forbidden: "you may not change these settings"
        case .notFound: "there is no such integration"
        case .conflict(let text): "the settings are in conflict: \(text)"
        case .rateLimited: "too many requests; try again later"
        case .refused(let status, let text): "the request was refused (\(status)): \(text)"
        case .unreachable(let text): "no answer: \(text)"
        case .timedOut: "no answer in time"
        case .noIntegration: "the answer holds no integration"
        case .unreadable(let status): "the answer (\(status)) cannot be read"
        }
    }
}
