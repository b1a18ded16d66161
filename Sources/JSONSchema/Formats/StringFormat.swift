/// The formats of strings that can be asserted (JSON Schema 2020-12 Validation, section 7.3; OpenAPI's registry).
enum StringFormat: String, Sendable {
    case byte
    case date
    case dateTime = "date-time"
    case duration
    case email
    case hostname
    /// `hostname` before 2019-09, which knows nothing of internationalized labels.
    case earlyHostname = "hostname of draft 4"
    case idnEmail = "idn-email"
    case ipv4
    case ipv6
    case iri
    case iriReference = "iri-reference"
    case jsonPointer = "json-pointer"
    case regex
    case relativeJSONPointer = "relative-json-pointer"
    case time
    case uri
    case uriReference = "uri-reference"
    case uriTemplate = "uri-template"
    case uuid

    func accepts(_ text: String) -> Bool {
        switch self {
        case .byte: Base64Format.accepts(text)
        case .date: DateFormat.accepts(text)
        case .dateTime: DateTimeFormat.accepts(text)
        case .duration: DurationFormat.accepts(text)
        case .email: EmailFormat.accepts(text, isInternational: false)
        case .hostname: HostnameFormat.accepts(text, reservesHyphens: true)
        case .earlyHostname: HostnameFormat.accepts(text, reservesHyphens: false)
        case .idnEmail: EmailFormat.accepts(text, isInternational: true)
        case .ipv4: IPAddressFormat.acceptsIPv4(Array(text.utf8)[...])
        case .ipv6: IPAddressFormat.acceptsIPv6(Array(text.utf8)[...])
        case .iri: URIFormat.accepts(text, isInternational: true, mayBeRelative: false)
        case .iriReference: URIFormat.accepts(text, isInternational: true, mayBeRelative: true)
        case .jsonPointer: JSONPointerFormat.accepts(text)
        case .regex: RegexFormat.accepts(text)
        case .relativeJSONPointer: JSONPointerFormat.acceptsRelative(text)
        case .time: TimeFormat.accepts(text)
        case .uri: URIFormat.accepts(text, isInternational: false, mayBeRelative: false)
        case .uriReference: URIFormat.accepts(text, isInternational: false, mayBeRelative: true)
        case .uriTemplate: URITemplateFormat.accepts(text)
        case .uuid: UUIDFormat.accepts(text)
        }
    }

    /// What a text of the format is, in words.
    var expectation: String {
        switch self {
        case .byte: "Base64 text"
        case .date: "a date such as 2024-02-29"
        case .dateTime: "a date-time such as 2024-02-29T08:30:00Z"
        case .duration: "a duration such as P1DT12H"
        case .email, .idnEmail: "an e-mail address"
        case .hostname, .earlyHostname: "a host name"
        case .ipv4: "an IPv4 address"
        case .ipv6: "an IPv6 address"
        case .iri: "an IRI"
        case .iriReference: "an IRI reference"
        case .jsonPointer: "a JSON Pointer"
        case .regex: "a regular expression"
        case .relativeJSONPointer: "a relative JSON Pointer"
        case .time: "a time such as 08:30:00Z"
        case .uri: "a URI"
        case .uriReference: "a URI reference"
        case .uriTemplate: "a URI template"
        case .uuid: "a UUID"
        }
    }
}
