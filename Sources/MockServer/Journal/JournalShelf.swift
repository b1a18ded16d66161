import HTTPModel
import HTTPWire
import Support

/// What the journal keeps of one session, the oldest entry first.
///
/// It grows by pages, so that no entry is moved when there are more: that would hold up every client.
struct JournalShelf: Sendable {
    private var pages: [JournalPage] = []
    /// The turn of the first page's first entry.
    private var start = 0
    /// The turn of the oldest entry that is kept, and that of the next one.
    private var first = 0
    private var next = 0
    /// The bytes that the entries hold.
    private(set) var bytes = 0
    /// How many entries were forgotten for want of room.
    private(set) var evictedCount = 0
    /// Its place in the heap of shelves.
    var heapIndex = 0

    /// True when it holds nothing but the entry of that ordinal.
    func holdsOnly(_ ordinal: Int) -> Bool {
        next - first == 1 && mark(first).ordinal == ordinal
    }

    /// The entries, the oldest first.
    var kept: [JournalEntry] {
        (first..<next).compactMap { pages[page(of: $0)].entries[place(of: $0)] }
    }

    /// Adds an entry, whose ordinal is greater than those before it.
    mutating func append(
        _ ordinal: Int, _ arrival: SessionInstant, _ session: String, _ request: Request?, _ refusal: WireRefusal?,
        cost: Int
    ) {
        let page = page(of: next)
        if page == pages.count { pages.append(JournalPage()) }
        pages[page].entries.append(
            JournalEntry(
                ordinal: ordinal, arrival: arrival, session: session, request: request, refusal: refusal))
        pages[page].marks.append(.init(ordinal: ordinal, cost: cost))
        bytes += cost
        next += 1
    }

    /// Notes what was answered and how far it got; false when the entry is not kept any more.
    mutating func complete(
        _ ordinal: Int, _ completion: JournalCompletion, _ outcome: JournalEntry.Outcome, cost: Int
    ) -> Bool {
        guard let turn = find(ordinal) else { return false }
        let (page, place) = (page(of: turn), place(of: turn))
        // In place, since an entry is too large to be moved about for each request.
        pages[page].entries[place]?.completion = completion
        pages[page].entries[place]?.outcome = outcome
        pages[page].marks[place].cost += cost
        bytes += cost
        return true
    }

    /// Notes how an exchange ended, if its entry is still kept.
    mutating func end(_ ordinal: Int, _ outcome: JournalEntry.Outcome) {
        guard let turn = find(ordinal) else { return }
        pages[page(of: turn)].entries[place(of: turn)]?.outcome = outcome
    }

    /// Notes when an exchange ended whose answer waited, if its entry is still kept.
    mutating func end(_ ordinal: Int, at moment: SessionInstant) {
        guard let turn = find(ordinal) else { return }
        pages[page(of: turn)].entries[place(of: turn)]?.completion?.ended = moment
    }

    /// Forgets the oldest entry for want of room and returns the bytes that it held.
    mutating func evictOldest() -> Int {
        let cost = mark(first).cost
        pages[page(of: first)].entries[place(of: first)] = nil
        bytes -= cost
        first += 1
        evictedCount += 1
        // What one session once needed must not be kept from the others for good.
        if first - start == JournalPage.size {
            pages.removeFirst()
            start = first
        }
        return cost
    }

    private func page(of turn: Int) -> Int { (turn - start) / JournalPage.size }
    private func place(of turn: Int) -> Int { (turn - start) % JournalPage.size }
    private func mark(_ turn: Int) -> JournalPage.Mark { pages[page(of: turn)].marks[place(of: turn)] }

    /// The turn of an ordinal.
    private func find(_ ordinal: Int) -> Int? {
        guard first < next else { return nil }
        // Ordinals rise by one at least, which bounds the turn from both sides; while no other session is asked, the
        // bounds meet.
        var low = max(first, next - 1 - (mark(next - 1).ordinal - ordinal))
        var high = min(next - 1, first + (ordinal - mark(first).ordinal))
        while low <= high {
            let middle = low + (high - low) / 2
            let found = mark(middle).ordinal
            if found == ordinal { return middle }
            if found < ordinal { low = middle + 1 } else { high = middle - 1 }
        }
        return nil
    }
}
