internal import JSONModel

/// A document that a walk through a schema proposes.
struct VariantCandidate {
    /// What is varied.
    let kind: VariantKind
    /// The place.
    let pointer: JSONPointer
    /// Which of several at that place, such as a value of `enum`.
    let label: String?
    /// The alternative of another place that the document was made with.
    let setting: String?
    /// The whole content.
    let document: JSONValue
    /// What follows the status in the variant's one line.
    let detail: String
    let conformance: ResponseVariant.Conformance

    /// The id behind the status: `without:/data/host`.
    var id: String {
        let place = pointer.tokens.isEmpty ? "" : ":\(pointer)"
        return (setting.map { $0 + "+" } ?? "") + kind.rawValue + place + (label.map { "=" + $0 } ?? "")
    }
}
