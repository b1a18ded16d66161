internal import JSONModel

extension JSONValue {
    /// The value as ids have it: texts without quotes where nothing else looks like them.
    var variantLabel: String {
        guard case .string(let text) = self else { return compactText }
        let isPlain = !text.isEmpty && (try? JSONValue.parse(text)) == nil && !text.contains { $0.isNewline }
        return isPlain ? text : compactText
    }
}
