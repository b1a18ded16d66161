import Foundation

/// The base URL of a server elsewhere: scheme, host, port, and a path where one is mapped there.
enum BaseURL {
    /// Checks a URL.
    ///
    /// - Parameter url: What a test gives.
    /// - Returns: The same without the slash behind it, so that a path can follow.
    /// - Throws: `MockServerFailure` in one line for anything else than a base URL. Credentials have no place in one,
    ///   since messages and recordings name it.
    static func checked(_ url: URL) throws(MockServerFailure) -> URL {
        let example = "expected one such as http://127.0.0.1:8080"
        var text = url.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        guard let base = URL(string: text), let host = base.host, !host.isEmpty,
            ["http", "https"].contains(base.scheme?.lowercased())
        else { throw MockServerFailure("\(ErrorText.line(url)) is no base URL, \(example)") }
        guard base.user == nil, base.password == nil else {
            throw MockServerFailure(
                "\(ErrorText.line(url)) has a user in it, \(example); the token goes to connect(to:token:)")
        }
        guard base.query == nil, base.fragment == nil else {
            throw MockServerFailure(
                "\(ErrorText.line(url)) has a \(base.query == nil ? "fragment" : "query") behind it, \(example)")
        }
        return base
    }
}
