import Contracts
import HTTPModel
import HTTPWire
import Support

/// The exchanges of a server in order of arrival.
///
/// When they hold too many bytes, the oldest of the session that holds most is forgotten, so that a busy session does
/// not cost a quiet one its entries. Any thread may use it.
package final class Journal: Sendable {
    private struct Record: Sendable {
        var shelves = JournalShelves()
        /// The ordinal that the next entry gets.
        var next = 1
    }

    private let record = LockedValue(Record())
    private let byteLimit: Int
    /// What an entry takes beside its request's bytes, roughly.
    private static let entryCost = 384

    /// Makes an empty journal.
    ///
    /// - Parameter byteLimit: How many bytes of requests it keeps; the newest entry is kept beside them when it alone
    ///   has more.
    package init(byteLimit: Int) {
        self.byteLimit = byteLimit
    }

    /// Records an arrival and returns its place.
    func record(
        arrival: SessionInstant, session: String, request: Request?, refusal: WireRefusal? = nil
    ) -> JournalPlace {
        record.withLock { record in
            let cost = Self.entryCost + (request.map { $0.fields.bytes.count + $0.body.count } ?? 0)
            let place = JournalPlace(ordinal: record.next, shelf: record.shelves.makeIndex(of: session))
            record.shelves.append(
                place.ordinal, arrival, session, request, refusal, cost: cost, to: place.shelf)
            record.next += 1
            record.shelves.evict(to: byteLimit, newest: place.ordinal)
            return place
        }
    }

    /// Notes what was answered and how far it got, if the entry is still kept.
    func complete(_ place: JournalPlace, _ completion: JournalCompletion, _ outcome: JournalEntry.Outcome) {
        record.withLock { record in
            record.shelves.complete(place, completion, outcome, cost: completion.cost)
            record.shelves.evict(to: byteLimit, newest: record.next - 1)
        }
    }

    /// Notes how an exchange ended, if its entry is still kept.
    func end(_ place: JournalPlace, _ outcome: JournalEntry.Outcome) {
        record.withLock { $0.shelves.end(place, outcome) }
    }

    /// Notes when the answer of an exchange was out, or the exchange ended without, if its entry is still kept.
    func end(_ place: JournalPlace, at moment: SessionInstant) {
        record.withLock { $0.shelves.end(place, at: moment) }
    }

    /// The entries that are kept, the oldest first.
    package var entries: [JournalEntry] {
        record.withLock { $0.shelves.kept }
    }

    /// The entries of one session that are kept, the oldest first.
    package func entries(of session: String) -> [JournalEntry] {
        record.withLock { record in
            record.shelves.index(of: session).map { record.shelves[$0].kept } ?? []
        }
    }

    /// How many bytes the entries hold that are kept, roughly.
    package var byteCount: Int {
        record.withLock { $0.shelves.bytes }
    }

    /// How many entries of the sessions that are open were forgotten for want of room.
    package var evictedCount: Int {
        record.withLock { $0.shelves.evictedCount }
    }

    /// How many entries of one session were forgotten for want of room.
    package func evictedCount(of session: String) -> Int {
        record.withLock { record in
            record.shelves.index(of: session).map { record.shelves[$0].evictedCount } ?? 0
        }
    }

    /// Forgets what one session was asked, and how much of it was forgotten before.
    package func clear(session: String) {
        record.withLock { $0.shelves.remove(session) }
    }
}
