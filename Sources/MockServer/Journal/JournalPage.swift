/// Some entries of one session, at places that they keep.
struct JournalPage: Sendable {
    /// What is asked of entries often, apart from them so that they need not be read for it.
    struct Mark: Sendable {
        var ordinal: Int
        var cost: Int
    }

    /// How many entries there is room for.
    static let size = 64

    var entries: [JournalEntry?] = []
    var marks: [Mark] = []
}
