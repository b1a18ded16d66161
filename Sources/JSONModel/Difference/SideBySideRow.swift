/// One line of two documents side by side.
struct SideBySideRow {
    /// What a line shows.
    enum Mark: Character {
        case same = " "
        case changed = "~"
        case missing = "-"
        case unexpected = "+"
    }

    let mark: Mark
    /// The expected document's line; nil for none.
    let expected: String?
    /// The received document's line; nil for none.
    let actual: String?
    /// True when it may be left out in a long run of its like: neither a difference nor what a difference stands in.
    let isUnchanged: Bool
}
