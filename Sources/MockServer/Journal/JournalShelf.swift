import HTTPModel
import HTTPWire
import Support

/// What the journal keeps of one session: a ring of entries, the oldest first.
struct JournalShelf: Sendable {
    /// What is asked of entries often, apart from them so that they need not be read for it.
    private struct Mark: Sendable {
        var ordinal = 0
        var cost = 0
    }

    private var entries: [JournalEntry?] = []
    private var marks: [Mark] = []
    /// The turn of the oldest entry, and that of the next one; a turn's slot is its remainder.
    private var first = 0
    private var next = 0
    /// The bytes that the entries hold.
    private(set) var bytes = 0
    /// How many entries were forgotten for want of room.
    private(set) var evictedCount = 0
    /// Its place in the heap of shelves.
    var heapIndex = 0

    /// Rings up to this size are never made smaller.
    private static let smallestShrunk = 64

    /// True when it holds nothing but the entry of that ordinal.
    func holdsOnly(_ ordinal: Int) -> Bool {
        next - first == 1 && marks[slot(first)].ordinal == ordinal
    }

    /// The entries, the oldest first.
    var kept: [JournalEntry] {
        (first..<next).compactMap { entries[slot($0)] }
    }

    /// Adds an entry, whose ordinal is greater than those before it.
    mutating func append(
        _ ordinal: Int, _ arrival: SessionInstant, _ session: String, _ request: Request?, _ refusal: WireRefusal?,
        cost: Int
    ) {
        if next - first == entries.count { resize(to: max(4, entries.count * 2)) }
        let slot = slot(next)
        entries[slot] = JournalEntry(
            ordinal: ordinal, arrival: arrival, session: session, request: request, refusal: refusal)
        marks[slot] = Mark(ordinal: ordinal, cost: cost)
        bytes += cost
        next += 1
    }

    /// Notes what was answered and how far it got; false when the entry is not kept any more.
    mutating func complete(
        _ ordinal: Int, _ completion: JournalCompletion, _ outcome: JournalEntry.Outcome, cost: Int
    ) -> Bool {
        guard let slot = find(ordinal) else { return false }
        // In place, since an entry is too large to be moved about for each request.
        entries[slot]?.completion = completion
        entries[slot]?.outcome = outcome
        marks[slot].cost += cost
        bytes += cost
        return true
    }

    /// Notes how an exchange ended, if its entry is still kept.
    mutating func end(_ ordinal: Int, _ outcome: JournalEntry.Outcome) {
        guard let slot = find(ordinal) else { return }
        entries[slot]?.outcome = outcome
    }

    /// Forgets the oldest entry for want of room and returns the bytes that it held.
    mutating func evictOldest() -> Int {
        let slot = slot(first)
        let cost = marks[slot].cost
        entries[slot] = nil
        bytes -= cost
        first += 1
        evictedCount += 1
        // What one session once needed must not be kept from the others for good.
        if entries.count > Self.smallestShrunk, next - first < entries.count / 4 { resize(to: entries.count / 2) }
        return cost
    }

    private func slot(_ turn: Int) -> Int {
        turn & (entries.count - 1)
    }

    /// The slot of an ordinal.
    private func find(_ ordinal: Int) -> Int? {
        guard first < next else { return nil }
        // Ordinals rise by one at least, which bounds the turn from both sides; while no other session is asked, the
        // bounds meet.
        var low = max(first, next - 1 - (marks[slot(next - 1)].ordinal - ordinal))
        var high = min(next - 1, first + (ordinal - marks[slot(first)].ordinal))
        while low <= high {
            let middle = low + (high - low) / 2
            let found = marks[slot(middle)].ordinal
            if found == ordinal { return slot(middle) }
            if found < ordinal { low = middle + 1 } else { high = middle - 1 }
        }
        return nil
    }

    /// Gives the ring another size, a power of two.
    private mutating func resize(to size: Int) {
        var moved: [JournalEntry?] = Array(repeating: nil, count: size)
        var movedMarks = Array(repeating: Mark(), count: size)
        for turn in first..<next {
            moved[turn & (size - 1)] = entries[slot(turn)]
            movedMarks[turn & (size - 1)] = marks[slot(turn)]
        }
        entries = moved
        marks = movedMarks
    }
}
