/// Text that stays on its line, whatever it holds.
package enum LineText {
    /// The text with escapes in place of what would end the line or speak to a terminal.
    ///
    /// - Parameter text: Any text, also of a stranger.
    /// - Returns: The text; the same when nothing in it is a control.
    package static func escaped(_ text: String) -> String {
        // Beyond ASCII, controls begin with one of two bytes.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
        return text.unicodeScalars.reduce(into: "") { cleaned, scalar in
            if isControl(scalar) {
                cleaned += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                cleaned.unicodeScalars.append(scalar)
            }
        }
    }

    /// True for controls of ASCII and Latin-1, line separators, and what turns the direction of text.
    package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
