/// The cookies of a request's `Cookie` field, in order (RFC 6265, sections 4.2 and 5.4).
package struct Cookies: Hashable, Sendable {
    /// One cookie; its name is compared with regard to case, and quotes around its value are part of the value.
    package struct Cookie: Hashable, Sendable {
        /// The name.
        package let name: String
        /// The value as it was sent.
        package let value: String

        /// Makes a cookie.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The cookies in the order they were sent.
    package let cookies: [Cookie]

    /// Reads a field value; parts without a name or a `=` are left out.
    package init(_ text: String) {
        self.init([text])
    }

    /// Reads every line of the field: clients may split it.
    package init(_ values: [String]) {
        var cookies: [Cookie] = []
        for value in values {
            for part in value.utf8.split(separator: UInt8(ascii: ";")) {
                guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
                let name = Self.trimmed(part[..<equals])
                guard !name.isEmpty else { continue }
                cookies.append(Cookie(name: name, value: Self.trimmed(part[part.index(after: equals)...])))
            }
        }
        self.cookies = cookies
    }

    /// The value of the first cookie of that name.
    package func first(_ name: String) -> String? {
        cookies.first { $0.name == name }?.value
    }

    /// The values of every cookie of that name, in the order they were sent.
    package func values(_ name: String) -> [String] {
        cookies.compactMap { $0.name == name ? $0.value : nil }
    }

    private static func trimmed(_ part: Substring.UTF8View) -> String {
        var part = part
        while part.first == 0x20 || part.first == 0x09 { part = part.dropFirst() }
        while part.last == 0x20 || part.last == 0x09 { part = part.dropLast() }
        return String(Substring(part))
    }
}
