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
        /// The ordinal of the oldest entry that is kept.
        var first = 1
        /// The ordinal that the next entry gets.
        var next = 1
        var bytes = 0

        func slot(of ordinal: Int) -> Int {
            ordinal & (entries.count - 1)
        }
    }

    private let ring = LockedValue(Ring())
    private let byteLimit: Int

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
            let entry = JournalEntry(
                ordinal: ring.next, arrival: arrival, session: session, request: request, refusal: refusal)
            if ring.next - ring.first == ring.entries.count { Self.grow(&ring) }
            ring.entries[ring.slot(of: ring.next)] = entry
            ring.bytes += entry.cost
            ring.next += 1
            evict(&ring)
            return entry.ordinal
        }
    }

    /// Changes an entry if it is still kept.
    func update(_ ordinal: Int, _ change: (inout JournalEntry) -> Void) {
        ring.withLock { ring in
            let slot = ring.slot(of: ordinal)
            guard ordinal >= ring.first, ordinal < ring.next, var entry = ring.entries[slot].take() else { return }
            ring.bytes -= entry.cost
            change(&entry)
            ring.bytes += entry.cost
            ring.entries[slot] = entry
            evict(&ring)
        }
    }

    /// The entries that are kept, the oldest first.
    package var entries: [JournalEntry] {
        ring.withLock { ring in
            (ring.first..<ring.next).compactMap { ring.entries[ring.slot(of: $0)] }
        }
    }

    /// How many entries were forgotten for want of room.
    package var evictedCount: Int {
        ring.withLock { $0.first - 1 }
    }

    private func evict(_ ring: inout Ring) {
        while ring.bytes > byteLimit, ring.first < ring.next - 1 {
            let slot = ring.slot(of: ring.first)
            ring.bytes -= ring.entries[slot]?.cost ?? 0
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
        ring.entries = larger
    }
}
