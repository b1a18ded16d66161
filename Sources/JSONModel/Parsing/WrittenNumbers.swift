/// The numbers of a text that a 64-bit integer does not hold as they were written, noted while it is scanned.
struct WrittenNumbers: JSONScanHandler {
    /// One such number.
    struct Note {
        /// Which of all the text's numbers it is, from 0.
        let ordinal: Int
        let token: JSONToken
    }

    private(set) var notes: [Note] = []
    private var count = 0

    mutating func removeAll() {
        notes.removeAll(keepingCapacity: true)
        count = 0
    }

    mutating func scalar(_ token: JSONToken) {
        switch token.kind {
        case .integer: count += 1
        case .number:
            notes.append(Note(ordinal: count, token: token))
            count += 1
        default: break
        }
    }

    mutating func beginObject(at offset: Int) {}
    mutating func endObject(at offset: Int) {}
    mutating func beginArray(at offset: Int) {}
    mutating func endArray(at offset: Int) {}
    mutating func key(_ token: JSONToken) {}
}
