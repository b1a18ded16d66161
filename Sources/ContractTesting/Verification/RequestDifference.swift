import JSONModel
import Support

/// One way in which a request is not what a test asked for.
struct RequestDifference: Sendable {
    /// Where in the request, such as `body /port`.
    let place: String
    /// What stood there; nil when nothing did, or when that cannot be said in one text.
    let sent: String?
    /// What was wanted, as the condition has it.
    let wanted: String
    /// Where the condition says so.
    let location: String

    /// How long a value in a line may be.
    private static let valueLimit = 120
    /// How many lines two documents side by side may take.
    private static let lineLimit = 30

    /// The place, what was sent, what was wanted and where that is said.
    var line: String {
        let place = self.place.hasSuffix(" ") ? String(self.place.dropLast()) : self.place
        let end = "wanted \(Self.shortened(wanted)) — \(location)"
        if let difference = comparison.flatMap({ $0.differences(in: sentValue ?? .null).first }) {
            let pointer = place.split(separator: " ").dropFirst().joined() + difference.pointer.description
            return "body\(pointer.isEmpty ? "" : " \(pointer)") is \(Self.text(difference.actual)), "
                + "wanted \(Self.text(difference.expected)) — \(location)"
        }
        guard let sent else {
            let subject = ["all", "any", "not"].contains(place) ? "\"\(place)\"" : place
            return isComposed ? "\(subject) does not hold, \(end)" : "\(place) is missing, \(end)"
        }
        return "\(place) is \(Self.shortened(sent)), \(end)"
    }

    /// What was wanted beside what was sent, where a whole document was compared.
    var sideBySide: [String] {
        guard let comparison, let sentValue, comparison.differences(in: sentValue).count > 1 else { return [] }
        return JSONSideBySide(comparison, maximumLines: Self.lineLimit).lines(for: sentValue).map { "    " + $0 }
    }

    /// True where what is asked is no single value: a key of its own such as `valid`, or a path into the body.
    private var isComposed: Bool {
        place.hasPrefix("body $") || !place.contains(" ")
    }

    private var sentValue: JSONValue? { sent.flatMap { try? JSONValue.parse($0) } }

    /// How a part of the body was compared, when the condition holds the whole of what it was compared with.
    private var comparison: JSONComparison? {
        guard place.hasPrefix("body "), !isComposed, sent != nil, let matcher = try? JSONValue.parse(wanted),
            let expected = matcher["equalsJSON"]
        else { return nil }
        let members = expected.objectValue?.members ?? []
        let isName = members.count == 1 && ["example", "file"].contains(members[0].name)
        if isName, members[0].value.stringValue != nil { return nil }
        return JSONComparison(
            expected: expected, ignoresOrder: matcher["ignoreOrder"]?.boolValue ?? false,
            ignoresExtra: matcher["ignoreExtra"]?.boolValue ?? false)
    }

    private static func text(_ value: JSONValue?) -> String {
        value.map { shortened($0.compactText) } ?? "missing"
    }

    private static func shortened(_ text: String) -> String {
        text.count > valueLimit ? String(text.prefix(valueLimit)) + "…" : text
    }
}

extension RequestDifference {
    /// Reads a difference as a server describes it.
    init(_ json: JSONValue) {
        place = json["place"]?.stringValue ?? ""
        sent = json["sent"]?.stringValue
        wanted = json["wanted"]?.stringValue ?? ""
        location = TextPlace.readable(json["location"]?.stringValue ?? "")
    }
}
