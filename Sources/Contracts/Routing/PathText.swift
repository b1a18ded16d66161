internal import HTTPModel

/// Helpers for the text of request paths.
enum PathText {
    /// The percent-decoded text, or the text itself where it is malformed.
    static func decoded(_ text: some StringProtocol) -> String {
        PercentEncoding.decodeSegment(text) ?? String(text)
    }
}
