internal import JSONModel

/// Makes a text of a schema's format and length.
enum StringExample {
    private static let formats = [
        "date-time": "2024-01-01T00:00:00Z", "date": "2024-01-01", "time": "00:00:00Z", "duration": "P1D",
        "email": "user@example.com", "idn-email": "user@example.com", "hostname": "host.example.com",
        "idn-hostname": "host.example.com", "ipv4": "192.0.2.1", "ipv6": "2001:db8::1",
        "uri": "https://example.com/", "iri": "https://example.com/", "url": "https://example.com/",
        "uri-reference": "/path", "iri-reference": "/path", "uri-template": "/path/{id}", "json-pointer": "/path",
        "relative-json-pointer": "0", "uuid": "00000000-0000-4000-8000-000000000000", "regex": "^.*$",
        "byte": "c3RyaW5n", "binary": "string", "password": "********",
    ]

    static func value(_ schema: SchemaReader) -> String {
        let least = schema.keyword("minLength")?.intValue ?? 0
        let most = schema.keyword("maxLength")?.intValue ?? Int.max
        if let pattern = schema.keyword("pattern")?.stringValue,
            let text = PatternExample.text(matching: pattern, lengths: least...max(least, most))
        {
            return text
        }
        let format = schema.keyword("format")?.stringValue
        var text = format.flatMap { formats[$0] } ?? "string"
        if text.unicodeScalars.count > most { text = String(text.prefix(max(0, most))) }
        let missing = min(least, 65_536) - text.unicodeScalars.count
        if missing > 0 { text += String(repeating: "x", count: missing) }
        return text
    }
}
