/// Where the journal keeps an exchange; of no use any more once it was forgotten.
struct JournalPlace: Hashable, Sendable {
    /// The place in the order of arrival, from 1.
    let ordinal: Int
    /// The shelf of its session.
    let shelf: Int

    /// The place of an exchange that is not recorded.
    static let none = JournalPlace(ordinal: 0, shelf: 0)
}
