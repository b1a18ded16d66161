/// Room for so many entries of the journal, at places that they keep.
struct JournalPage: Sendable {
    /// How many entries there is room for.
    static let size = 64

    var entries: [JournalEntry?] = Array(repeating: nil, count: size)
    /// The bytes that each entry holds, apart from it so that forgetting need not read it.
    var costs = Array(repeating: 0, count: size)
}
