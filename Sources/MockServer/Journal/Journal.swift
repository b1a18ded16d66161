import Contracts
import HTTPModel
import HTTPWire
import Support

/// The exchanges of a server in order of arrival: a ring that forgets the oldest when it holds too many bytes.
///
/// Any thread may use it.
package final class Journal: Sendable {
    private struct Ring: Sendable {
        var entries: [JournalEntry?] = Array(repeating: nil, count: 64)
        /// The bytes that each entry holds, apart from it so that forgetting need not read it.
        var costs = Array(repeating: 0, count: 64)
        /// The ordinal of the oldest entry that is kept.
        var first = 1
        /// The ordinal that the next entry gets.
        var next = 1
        var bytes = 0
        /// How many entries of each session were forgotten for want of room; the default one's apart, so that a server
        /// without others counts cheaply.
        var evicted: [String: Int] = [:]
        var evictedOfDefault = 0

        func slot(of ordinal: Int) -> Int {
            ordinal & (entries.count - 1)
        }
    }

    private let ring = LockedValue(Ring())
    private let byteLimit: Int
    /// What an entry takes beside its request's bytes, roughly.
    private static let entryCost = 384
    /// What stands for the ordinal of an exchange that is not recorded.
    static let noOrdinal = 0

    /// Makes an empty journal.
    ///
    /// - Parameter byteLimit: How many bytes of requests it keeps; the newest entry is kept whatever its size.
    package init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    /// Records an arrival and returns its ordinal.
    func record(
        arrival: SessionInstant, session: String, request: Request?, refusal: WireRefusal? = nil
    ) -> Int {
        ring.withLock { ring in
            if ring.next - ring.first == ring.entries.count { Self.grow(&ring) }
            let ordinal = ring.next
            let slot = ring.slot(of: ordinal)
            let cost = Self.entryCost + (request.map { $0.fields.bytes.count + $0.body.count } ?? 0)
            ring.entries[slot] = JournalEntry(
                ordinal: ordinal, arrival: arrival, session: session, request: request, refusal: refusal)
            ring.costs[slot] = cost
            ring.bytes += cost
            ring.next += 1
            if ring.bytes > byteLimit { evict(&ring) }
            return ordinal
        }
    }

    /// Notes what was answered and how far it got, if the entry is still kept.
    func complete(_ ordinal: Int, _ completion: JournalCompletion, _ outcome: JournalEntry.Outcome) {
        ring.withLock { ring in
            let slot = ring.slot(of: ordinal)
            guard ordinal >= ring.first, ordinal < ring.next else { return }
            guard ring.entries[slot] != nil else { return }
            let cost = completion.cost
            // In place, since an entry is too large to be moved about for each request.
            ring.entries[slot]?.completion = completion
            ring.entries[slot]?.outcome = outcome
            guard cost > 0 else { return }
            ring.costs[slot] += cost
            ring.bytes += cost
            evict(&ring)
        }
    }

    /// Notes how an exchange ended, if its entry is still kept.
    func end(_ ordinal: Int, _ outcome: JournalEntry.Outcome) {
        ring.withLock { ring in
            guard ordinal >= ring.first, ordinal < ring.next else { return }
            ring.entries[ring.slot(of: ordinal)]?.outcome = outcome
        }
    }

    /// The entries that are kept, the oldest first.
    package var entries: [JournalEntry] {
        ring.withLock { ring in
            (ring.first..<ring.next).compactMap { ring.entries[ring.slot(of: $0)] }
        }
    }

    /// The entries of one session that are kept, the oldest first.
    package func entries(of session: String) -> [JournalEntry] {
        ring.withLock { ring in
            (ring.first..<ring.next).compactMap { ordinal in
                let slot = ring.slot(of: ordinal)
                return ring.entries[slot]?.session == session ? ring.entries[slot] : nil
            }
        }
    }

    /// How many entries were forgotten for want of room.
    package var evictedCount: Int {
        ring.withLock { $0.evicted.values.reduce($0.evictedOfDefault, +) }
    }

    /// How many entries of one session were forgotten for want of room.
    package func evictedCount(of session: String) -> Int {
        ring.withLock { session == Session.defaultName ? $0.evictedOfDefault : $0.evicted[session] ?? 0 }
    }

    /// Forgets what one session was asked.
    package func clear(session: String) {
        ring.withLock { ring in
            for ordinal in ring.first..<ring.next {
                let slot = ring.slot(of: ordinal)
                guard ring.entries[slot]?.session == session else { continue }
                ring.entries[slot] = nil
                ring.bytes -= ring.costs[slot]
                ring.costs[slot] = 0
            }
            ring.evicted[session] = nil
            if session == Session.defaultName { ring.evictedOfDefault = 0 }
        }
    }

    private func evict(_ ring: inout Ring) {
        while ring.bytes > byteLimit, ring.first < ring.next - 1 {
            let slot = ring.slot(of: ring.first)
            ring.bytes -= ring.costs[slot]
            if let session = ring.entries[slot]?.session {
                if session == Session.defaultName {
                    ring.evictedOfDefault += 1
                } else {
                    ring.evicted[session, default: 0] += 1
                }
            }
            ring.entries[slot] = nil
            ring.first += 1
        }
    }

    /// Doubles the room, which keeps its size a power of two.
    private static func grow(_ ring: inout Ring) {
        var larger: [JournalEntry?] = Array(repeating: nil, count: ring.entries.count * 2)
        for ordinal in ring.first..<ring.next {
            larger[ordinal & (larger.count - 1)] = ring.entries[ring.slot(of: ordinal)]
        }
        var costs = Array(repeating: 0, count: larger.count)
        for ordinal in ring.first..<ring.next {
            costs[ordinal & (costs.count - 1)] = ring.costs[ring.slot(of: ordinal)]
        }
        ring.entries = larger
        ring.costs = costs
    }
}
