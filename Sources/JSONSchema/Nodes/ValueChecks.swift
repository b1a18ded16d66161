import JSONModel

/// The keywords `enum` and `const`.
final class ValueChecks: Sendable {
    let allowed: [JSONValue]?
    let constant: JSONValue?
    /// The allowed values, when all of them are strings.
    private let allowedTexts: [ExactText]?

    init(allowed: [JSONValue]?, constant: JSONValue?) {
        self.allowed = allowed
        self.constant = constant
        let texts = (allowed ?? []).compactMap { $0.stringValue.map { ExactText($0) } }
        allowedTexts = allowed != nil && texts.count == allowed?.count ? texts : nil
    }

    func accept(_ value: JSONValue) -> Bool {
        if let constant, constant != value { return false }
        return isAllowed(value)
    }

    /// True when `enum` holds the value.
    func isAllowed(_ value: JSONValue) -> Bool {
        if let allowedTexts {
            guard case .string(let text) = value else { return false }
            for candidate in allowedTexts where candidate.equals(text) { return true }
            return false
        }
        guard let allowed else { return true }
        return allowed.contains(value)
    }
}
