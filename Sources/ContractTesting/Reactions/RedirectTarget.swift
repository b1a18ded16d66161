/// Where an answer sends the client within the server (RFC 9110, section 15.4).
struct RedirectTarget: Hashable {
    /// What ends a path's segment, or a value of the query.
    private static let ends: Set<Character> = ["/", "?", "&"]
    private static let mask = "***#"

    /// Path and query, without the prefix of a session and without a fragment.
    private let text: String

    /// Reads an answer.
    ///
    /// - Returns: nil when it is no redirect, or one to another server.
    init?(of exchange: RecordedExchange) {
        guard let status = exchange.status, [301, 302, 303, 307, 308].contains(status),
            let location = exchange.response?.value(of: "Location")
        else { return nil }
        var rest = location.prefix { $0 != "#" }
        if let scheme = ["http:", "https:"].first(where: { rest.lowercased().hasPrefix($0) }) {
            rest = rest.dropFirst(scheme.count)
        } else if rest.prefix(while: { !Self.ends.contains($0) }).contains(":") {
            return nil
        }
        if rest.hasPrefix("//") {
            let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" }
            guard authority.lowercased() == exchange.request.value(of: "Host")?.lowercased() else { return nil }
            rest = rest.dropFirst(2 + authority.count)
            text = Self.steady(rest.hasPrefix("/") ? String(rest) : "/" + rest)
        } else {
            text = Self.steady(Self.resolved(rest, against: exchange.target))
        }
    }

    /// A target as the journal has it.
    init(target: String) {
        text = target
    }

    /// True when a request went there; a secret that is masked in its target may be any.
    func leads(to target: String) -> Bool {
        let pieces = target.split(separator: Self.mask, omittingEmptySubsequences: false)
        guard pieces.count > 1 else { return text == target }
        guard text.hasPrefix(pieces[0]) else { return false }
        var rest = text.dropFirst(pieces[0].count)
        for (index, piece) in pieces.enumerated().dropFirst() {
            let literal = piece.dropFirst(piece.prefix(8).prefix(while: \.isHexDigit).count)
            guard index < pieces.count - 1 else {
                return rest.hasSuffix(literal) && !rest.dropLast(literal.count).contains(where: Self.ends.contains)
            }
            guard let place = rest.firstRange(of: literal),
                !rest[..<place.lowerBound].contains(where: Self.ends.contains)
            else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }

    /// A reference without a server, as it is meant where it was given (RFC 3986, section 5.2).
    private static func resolved(_ reference: Substring, against target: String) -> String {
        guard !reference.hasPrefix("/") else { return String(reference) }
        guard !reference.isEmpty else { return target }
        let path = target.prefix { $0 != "?" }
        guard !reference.hasPrefix("?") else { return String(path) + reference }
        return (path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/") + reference
    }

    /// The same without dot segments, and without the prefix that names a session.
    private static func steady(_ reference: String) -> String {
        let path = reference.prefix { $0 != "?" }
        let query = reference.dropFirst(path.count)
        var segments: [Substring] = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        if segments.first?.hasPrefix("~") == true { segments.removeFirst() }
        return "/" + segments.joined(separator: "/") + query
    }
}
