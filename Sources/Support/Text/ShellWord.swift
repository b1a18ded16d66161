/// Words as a shell reads them back.
package enum ShellWord {
    /// The word as it may stand in a command line, on one line whatever it holds.
    package static func quoted(_ word: String) -> String {
        if !word.isEmpty, word.utf8.allSatisfy(isPlain) { return word }
        guard word.unicodeScalars.contains(where: LineText.isControl) else {
            return "'" + word.replacing("'", with: "'\\''") + "'"
        }
        // Quoting of this kind is in bash, zsh and POSIX since 2024.
        return "$'" + word.unicodeScalars.map(escaped).joined() + "'"
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        if scalar == "'" || scalar == "\\" { return "\\\(scalar)" }
        guard LineText.isControl(scalar) else { return String(scalar) }
        return String(scalar).utf8.map { byte in
            "\\" + (byte < 0o100 ? byte < 0o10 ? "00" : "0" : "") + String(byte, radix: 8)
        }.joined()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "_@%+:,./-".utf8.contains(byte)
        }
    }
}
