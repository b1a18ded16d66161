/// Text as a terminal shows it: its width in columns, and shorter forms of it.
enum DisplayText {
    /// What stands for a value that is not to be shown.
    static let mask = "***"

    /// A value's compact JSON text, with what a terminal would obey rather than show written as escapes.
    static func literal(_ value: JSONValue) -> String { visible(value.compactText) }

    /// The text with control characters and changes of writing direction written as `\uXXXX`.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isInvisible) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isInvisible(scalar) else {
                shown.append(scalar)
                continue
            }
            let digits = String(scalar.value, radix: 16)
            let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
            shown.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
        }
        return String(shown)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }

    /// The columns that a text takes.
    static func width(_ text: String) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + width($1) }
    }

    /// The columns that a character takes: 2 for East Asian wide characters and emoji, 0 for a lone mark.
    static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.isASCII { return 1 }
        // An emoji style selector, or a flag of two letters, makes a wide picture of what else is narrow.
        if character.unicodeScalars.contains(where: { $0.value == 0xFE0F || $0.properties.isEmojiPresentation }) {
            return 2
        }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(first.value) ? 2 : 1
        }
    }

    /// Unicode's East Asian widths W and F (UAX 11), by their blocks.
    private static func isWide(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text when it fits, else its beginning and its end around an ellipsis.
    static func shortened(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        guard columns > 1 else { return columns == 1 ? "…" : "" }
        let head = text.prefix(columns: columns / 2)
        let tail = String(text.reversed()).prefix(columns: columns - 1 - width(head))
        return head + "…" + String(tail.reversed())
    }

    /// The text when it fits, else shortened so that what stands at an offset is seen.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - columns: The columns that there are.
    ///   - offset: The offset in characters, such as that of the first difference to another text.
    /// - Returns: The text, no wider than that.
    static func shortened(_ text: String, to columns: Int, showing offset: Int) -> String {
        guard width(text) > columns, width(String(text.prefix(offset + 1))) > columns / 2 else {
            return shortened(text, to: columns)
        }
        let quote = text.first == "\"" ? "\"" : ""
        let rest = String(text.dropFirst(max(0, offset - 6)))
        return quote + "…" + shortened(rest, to: max(1, columns - 1 - quote.count))
    }

    /// The text filled with spaces up to a width.
    static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }
}

extension String {
    /// As many characters from the beginning as fit.
    fileprivate func prefix(columns: Int) -> String {
        var used = 0
        return String(
            prefix { character in
                used += DisplayText.width(character)
                return used <= columns
            })
    }
}
