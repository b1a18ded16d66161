/// What a session's journal held at one moment, and which of it was asked for.
struct JournalReading: Sendable {
    /// An exchange of the right operation that is not what was asked for.
    struct Miss: Sendable {
        let ordinal: Int
        /// Every way in which it is not.
        let differences: [RequestDifference]
    }

    /// An exchange of the right operation of which cannot be told whether it is what was asked for.
    struct Unknown: Sendable {
        let ordinal: Int
        /// Why not.
        let reason: String
    }

    /// The exchanges that were kept, the oldest first.
    let exchanges: [RecordedExchange]
    /// How many were forgotten for want of room.
    var evicted: Int
    /// The ordinals of those that were asked for.
    var found: Set<Int> = []
    /// Those of the right operation that are not what was asked for.
    var missed: [Miss] = []

    /// Those of the right operation of which cannot be told whether they are what was asked for.
    var unknown: [Unknown] = []

    /// The exchanges that were asked for.
    var matching: [RecordedExchange] { exchanges.filter { found.contains($0.ordinal) } }
    /// The exchanges of which it is not known yet what they are: nothing was chosen to be answered.
    var undecided: [RecordedExchange] { exchanges.filter { $0.status == nil && $0.outcome == .pending } }
}
