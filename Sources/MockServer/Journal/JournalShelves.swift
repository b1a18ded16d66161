import HTTPModel
import HTTPWire
import Support

/// A shelf for each session, and which of them holds most.
///
/// A heap orders the shelves by their bytes, so that a change costs the logarithm of their number, and nothing while
/// there is only one.
struct JournalShelves: Sendable {
    /// The shelf of the default session, which is always there.
    static let defaultIndex = 0

    private var shelves = [JournalShelf()]
    private var indices: [String: Int] = [:]
    private var freeIndices: [Int] = []
    /// The indices of all shelves in use; none holds more than the one at half its place.
    private var heap = [JournalShelves.defaultIndex]
    /// The bytes that all entries hold.
    private(set) var bytes = 0

    /// The shelf of a session, if it has one.
    func index(of session: String) -> Int? {
        session == Session.defaultName ? Self.defaultIndex : indices[session]
    }

    /// The shelf of a session, a new one where it has none.
    mutating func makeIndex(of session: String) -> Int {
        if let index = index(of: session) { return index }
        let index = freeIndices.popLast() ?? shelves.count
        if index == shelves.count { shelves.append(JournalShelf()) }
        indices[session] = index
        shelves[index].heapIndex = heap.count
        heap.append(index)
        return index
    }

    /// The shelf at an index.
    subscript(index: Int) -> JournalShelf { shelves[index] }

    /// All entries, by ordinal.
    var kept: [JournalEntry] {
        let all = heap.map { shelves[$0].kept }
        return all.count == 1 ? all[0] : all.flatMap(\.self).sorted { $0.ordinal < $1.ordinal }
    }

    /// How many entries of the sessions that have shelves were forgotten for want of room.
    var evictedCount: Int {
        heap.reduce(0) { $0 + shelves[$1].evictedCount }
    }

    // MARK: Entries

    mutating func append(
        _ ordinal: Int, _ arrival: SessionInstant, _ session: String, _ request: Request?, _ refusal: WireRefusal?,
        cost: Int, to index: Int
    ) {
        shelves[index].append(ordinal, arrival, session, request, refusal, cost: cost)
        changed(index, by: cost)
    }

    mutating func complete(
        _ place: JournalPlace, _ completion: JournalCompletion, _ outcome: JournalEntry.Outcome, cost: Int
    ) {
        guard shelves[place.shelf].complete(place.ordinal, completion, outcome, cost: cost), cost > 0 else { return }
        changed(place.shelf, by: cost)
    }

    mutating func end(_ place: JournalPlace, _ outcome: JournalEntry.Outcome) {
        shelves[place.shelf].end(place.ordinal, outcome)
    }

    mutating func end(_ place: JournalPlace, at moment: SessionInstant) {
        shelves[place.shelf].end(place.ordinal, at: moment)
    }

    /// Forgets the oldest entries of whoever holds most, until there is room.
    ///
    /// The newest entry is kept whatever its size, and nobody else pays for it.
    mutating func evict(to limit: Int, newest: Int) {
        while bytes > limit {
            var victim = heap[0]
            if shelves[victim].holdsOnly(newest) {
                guard bytes - shelves[victim].bytes > limit, let second = secondFullest else { return }
                victim = second
            }
            changed(victim, by: -shelves[victim].evictOldest())
        }
    }

    /// Forgets a session; what it had is free for others.
    mutating func remove(_ session: String) {
        guard let index = index(of: session) else { return }
        bytes -= shelves[index].bytes
        let place = shelves[index].heapIndex
        shelves[index] = JournalShelf()
        shelves[index].heapIndex = place
        guard index != Self.defaultIndex else { return sift(place) }
        indices[session] = nil
        freeIndices.append(index)
        let last = heap.removeLast()
        guard last != index else { return }
        put(last, at: place)
        sift(place)
    }

    // MARK: Order

    private var secondFullest: Int? {
        heap[1..<min(3, heap.count)].max { shelves[$0].bytes < shelves[$1].bytes }
    }

    private mutating func changed(_ index: Int, by difference: Int) {
        bytes += difference
        if heap.count > 1 { sift(shelves[index].heapIndex) }
    }

    private mutating func put(_ index: Int, at place: Int) {
        heap[place] = index
        shelves[index].heapIndex = place
    }

    /// Moves the shelf at a place in the heap to where it belongs.
    private mutating func sift(_ place: Int) {
        let index = heap[place]
        let weight = shelves[index].bytes
        var place = place
        while place > 0, shelves[heap[(place - 1) / 2]].bytes < weight {
            put(heap[(place - 1) / 2], at: place)
            place = (place - 1) / 2
        }
        while 2 * place + 1 < heap.count {
            var child = 2 * place + 1
            if child + 1 < heap.count, shelves[heap[child + 1]].bytes > shelves[heap[child]].bytes { child += 1 }
            guard shelves[heap[child]].bytes > weight else { break }
            put(heap[child], at: place)
            place = child
        }
        put(index, at: place)
    }
}
