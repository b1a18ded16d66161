import Contracts
import HTTPModel
import HTTPWire
import Support

/// The exchanges of a server in order of arrival, which forgets the oldest when it holds too many bytes.
///
/// Any thread may use it.
package final class Journal: Sendable {
    private struct Contents: Sendable {
        /// The entries from `first` to `next`, in pages, so that none of them is moved when there are more: that would
        /// hold up every client.
        var pages: [JournalPage] = []
        /// The ordinal of the first page's first entry.
        var start = 1
        /// The ordinal of the oldest entry that is kept.
        var first = 1
        /// The ordinal that the next entry gets.
        var next = 1
        var bytes = 0
        /// How many entries of each session were forgotten for want of room; the default one's apart, so that a server
        /// without others counts cheaply.
        var evicted: [String: Int] = [:]
        var evictedOfDefault = 0

        /// The page of an ordinal from `first` on.
        func page(of ordinal: Int) -> Int { (ordinal - start) / JournalPage.size }

        /// The place of an ordinal in its page.
        func place(of ordinal: Int) -> Int { (ordinal - start) % JournalPage.size }
    }

    private let contents = LockedValue(Contents())
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
        contents.withLock { contents in
            if contents.next - contents.start == contents.pages.count * JournalPage.size { Self.addPage(&contents) }
            let ordinal = contents.next
            let (page, place) = (contents.page(of: ordinal), contents.place(of: ordinal))
            let cost = Self.entryCost + (request.map { $0.fields.bytes.count + $0.body.count } ?? 0)
            contents.pages[page].entries[place] = JournalEntry(
                ordinal: ordinal, arrival: arrival, session: session, request: request, refusal: refusal)
            contents.pages[page].costs[place] = cost
            contents.bytes += cost
            contents.next += 1
            if contents.bytes > byteLimit { evict(&contents) }
            return ordinal
        }
    }

    /// Notes what was answered and how far it got, if the entry is still kept.
    func complete(_ ordinal: Int, _ completion: JournalCompletion, _ outcome: JournalEntry.Outcome) {
        contents.withLock { contents in
            guard ordinal >= contents.first, ordinal < contents.next else { return }
            let (page, place) = (contents.page(of: ordinal), contents.place(of: ordinal))
            guard contents.pages[page].entries[place] != nil else { return }
            let cost = completion.cost
            // In place, since an entry is too large to be moved about for each request.
            contents.pages[page].entries[place]?.completion = completion
            contents.pages[page].entries[place]?.outcome = outcome
            guard cost > 0 else { return }
            contents.pages[page].costs[place] += cost
            contents.bytes += cost
            evict(&contents)
        }
    }

    /// Notes how an exchange ended, if its entry is still kept.
    func end(_ ordinal: Int, _ outcome: JournalEntry.Outcome) {
        contents.withLock { contents in
            guard ordinal >= contents.first, ordinal < contents.next else { return }
            contents.pages[contents.page(of: ordinal)].entries[contents.place(of: ordinal)]?.outcome = outcome
        }
    }

    /// The entries that are kept, the oldest first.
    package var entries: [JournalEntry] {
        contents.withLock { contents in
            (contents.first..<contents.next).compactMap { ordinal in
                contents.pages[contents.page(of: ordinal)].entries[contents.place(of: ordinal)]
            }
        }
    }

    /// The entries of one session that are kept, the oldest first.
    package func entries(of session: String) -> [JournalEntry] {
        contents.withLock { contents in
            (contents.first..<contents.next).compactMap { ordinal in
                let (page, place) = (contents.page(of: ordinal), contents.place(of: ordinal))
                let isOfSession = contents.pages[page].entries[place]?.session == session
                return isOfSession ? contents.pages[page].entries[place] : nil
            }
        }
    }

    /// How many entries were forgotten for want of room.
    package var evictedCount: Int {
        contents.withLock { $0.evicted.values.reduce($0.evictedOfDefault, +) }
    }

    /// How many entries of one session were forgotten for want of room.
    package func evictedCount(of session: String) -> Int {
        contents.withLock { session == Session.defaultName ? $0.evictedOfDefault : $0.evicted[session] ?? 0 }
    }

    /// Forgets what one session was asked.
    package func clear(session: String) {
        contents.withLock { contents in
            for ordinal in contents.first..<contents.next {
                let (page, place) = (contents.page(of: ordinal), contents.place(of: ordinal))
                guard contents.pages[page].entries[place]?.session == session else { continue }
                contents.pages[page].entries[place] = nil
                contents.bytes -= contents.pages[page].costs[place]
                contents.pages[page].costs[place] = 0
            }
            contents.evicted[session] = nil
            if session == Session.defaultName { contents.evictedOfDefault = 0 }
        }
    }

    private func evict(_ contents: inout Contents) {
        while contents.bytes > byteLimit, contents.first < contents.next - 1 {
            let (page, place) = (contents.page(of: contents.first), contents.place(of: contents.first))
            contents.bytes -= contents.pages[page].costs[place]
            if let session = contents.pages[page].entries[place]?.session {
                if session == Session.defaultName {
                    contents.evictedOfDefault += 1
                } else {
                    contents.evicted[session, default: 0] += 1
                }
            }
            contents.pages[page].entries[place] = nil
            contents.first += 1
        }
    }

    /// Makes room for more entries; in the first page if everything in it was forgotten.
    private static func addPage(_ contents: inout Contents) {
        if contents.first - contents.start >= JournalPage.size {
            contents.pages.append(contents.pages.removeFirst())
            contents.start += JournalPage.size
        } else {
            contents.pages.append(JournalPage())
        }
    }
}
