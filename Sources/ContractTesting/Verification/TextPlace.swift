import Foundation

/// Places in YAML that a test holds as text: where the text is handed over, and the line within it.
enum TextPlace {
    /// A place in words: the line within a text that has only one says nothing.
    ///
    /// - Parameter location: A place as a server gives it, such as `when at SaveTests.swift:18:1` or `orders.yaml:4`.
    /// - Returns: `when at SaveTests.swift:18`; a place in a file as it is.
    static func readable(_ location: String) -> String {
        guard location.hasPrefix("when at ") || location.hasPrefix("rules at "),
            let colon = location.lastIndex(of: ":")
        else { return location }
        let line = location[location.index(after: colon)...]
        return location[..<colon] + (line == "1" ? "" : ", line \(line) of it")
    }

    /// The same of a place at the end of a sentence, behind a dash.
    static func readable(inReason reason: String) -> String {
        guard let dash = reason.range(of: " — ", options: .backwards) else { return reason }
        return reason[..<dash.upperBound] + readable(String(reason[dash.upperBound...]))
    }
}
