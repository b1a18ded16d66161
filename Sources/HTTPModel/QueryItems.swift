/// The name and value pairs of a query or of an `application/x-www-form-urlencoded` body, in order.
package struct QueryItems: Hashable, Sendable {
    /// One pair.
    package struct Item: Hashable, Sendable {
        /// The decoded name.
        package let name: String
        /// The decoded value; empty when there was no `=`.
        package let value: String
        /// The value as it was sent, for styles whose delimiters must be found before decoding; nil without a `=`.
        package let encodedValue: String?
    }

    /// The pairs in the order they were sent.
    package let items: [Item]

    /// No pair at all.
    package static let empty = QueryItems(items: [])

    private init(items: [Item]) {
        self.items = items
    }

    /// Reads `a=b&c=d`; empty pairs are left out.
    ///
    /// It is nil when a percent triplet is malformed or a decoded part is no UTF-8.
    ///
    /// - Parameter text: The query without its question mark, or the body.
    package init?(_ text: String) {
        var items: [Item] = []
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            guard let name = PercentEncoding.decodeFormComponent(Substring(pair[..<(equals ?? pair.endIndex)])) else {
                return nil
            }
            guard let equals else {
                items.append(Item(name: name, value: "", encodedValue: nil))
                continue
            }
            let encoded = Substring(pair[pair.index(after: equals)...])
            guard let value = PercentEncoding.decodeFormComponent(encoded) else { return nil }
            items.append(Item(name: name, value: value, encodedValue: String(encoded)))
        }
        self.items = items
    }

    /// The decoded value of the first pair of that name.
    package func first(_ name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// The decoded values of every pair of that name, in order.
    package func values(_ name: String) -> [String] {
        items.compactMap { $0.name == name ? $0.value : nil }
    }
}
