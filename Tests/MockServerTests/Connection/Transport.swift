/// What a client speaks HTTP over.
enum Transport: String, CaseIterable, Sendable {
    case http
    case https

    var isSecure: Bool { self == .https }
}
