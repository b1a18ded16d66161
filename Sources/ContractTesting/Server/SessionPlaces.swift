import Foundation
import JSONModel

/// Where a session of a server is reached.
struct SessionPlaces: Sendable {
    /// The session's id.
    let id: String
    /// The base URL for http, without a slash behind it.
    var url: URL
    /// The base URL for https; nil when there is none.
    var tlsURL: URL?
    /// The certificate of the authority that signs for https; nil when there is none.
    var authority: URL?

    /// Says where a session is.
    ///
    /// - Returns: nil when the text is no URL.
    init?(id: String, url: String, tlsURL: String?, authority: String?) {
        guard let base = Self.url(url) else { return nil }
        self.id = id
        self.url = base
        self.tlsURL = tlsURL.flatMap(Self.url)
        self.authority = authority.map { URL(fileURLWithPath: $0) }
    }

    /// Reads what a server says of a session; ports of its own come before the server's.
    ///
    /// - Returns: nil for what is no description.
    init?(_ description: JSONValue) {
        let ports = description["ports"]?.objectValue
        let url = ports == nil ? description["url"] : ports?["url"]
        let tlsURL = ports == nil ? description["tlsUrl"] : ports?["tlsUrl"]
        guard let id = description["id"]?.stringValue, let url = url?.stringValue else { return nil }
        self.init(
            id: id, url: url, tlsURL: tlsURL?.stringValue,
            authority: description["authority"]?.stringValue)
    }

    /// The same as seen from here, for a server that was reached at `base`: what it calls its own host may mean nothing
    /// here, and its port may have been mapped.
    func seen(from base: URL, usingPortsOfItsOwn: Bool) -> SessionPlaces {
        var seen = self
        seen.url = Self.moved(url, to: base, withPort: !usingPortsOfItsOwn)
        seen.tlsURL = tlsURL.map { Self.moved($0, to: base, withPort: !usingPortsOfItsOwn) }
        seen.authority = authority.flatMap { FileManager.default.isReadableFile(atPath: $0.path) ? $0 : nil }
        return seen
    }

    private static func moved(_ url: URL, to base: URL, withPort: Bool) -> URL {
        guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return url }
        parts.host = base.host
        if withPort, parts.scheme == base.scheme { parts.port = base.port }
        return parts.url ?? url
    }

    /// Without the slash behind it, so that a path can follow either way.
    private static func url(_ text: String) -> URL? {
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        return URL(string: text)
    }
}
