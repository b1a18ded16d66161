/// The member names of all open objects of a text, to find the second of two equal ones at once.
///
/// A stack: an object's names lie together above those of the objects around it. Few names are compared one by one
/// through a fingerprint; an object with many gets a hash table with a seeded hash, so that no text takes quadratic
/// time.
@usableFromInline
struct JSONNameTable: Sendable {
    private struct Name: Sendable {
        /// Where the name lies: in the text, or in `decoded` when it was written with escapes.
        let start: Int
        let length: Int
        let isDecoded: Bool
    }

    /// The slots of one large object.
    private struct Slots: Sendable {
        let objectStart: Int
        /// Places in `names` by hash, -1 for free; a power of two.
        var places: [Int]
    }

    private static let linearLimit = 16

    private var fingerprints: [UInt64] = []
    private var names: [Name] = []
    private var decoded: [UInt8] = []
    private var tables: [Slots] = []

    @usableFromInline
    var count: Int { names.count }

    @usableFromInline
    mutating func removeAll() {
        fingerprints.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        decoded.removeAll(keepingCapacity: true)
        tables.removeAll(keepingCapacity: true)
    }

    /// Forgets the names of the innermost object.
    @usableFromInline
    mutating func removeLast(downTo objectStart: Int) {
        let extra = names.count - objectStart
        fingerprints.removeLast(extra)
        names.removeLast(extra)
        if let last = tables.last, last.objectStart == objectStart { tables.removeLast() }
        // What escapes were decoded stays until the text ends; it is never more than the text.
    }

    /// Adds a name to the innermost object, whose first name is at `objectStart`.
    /// - Throws: an error when the object has that name, or the name holds NUL.
    @usableFromInline
    mutating func insert(_ token: JSONToken, in bytes: Span<UInt8>, objectStart: Int) throws(JSONSyntaxError) {
        var name = Name(start: token.offset + 1, length: token.end - token.offset - 2, isDecoded: false)
        if token.kind == .escapedString {
            if let place = JSONEscapes.offsetOfNUL(bytes, token.offset + 1, token.end - 1) {
                throw JSONSyntaxError(offset: place, reason: "a member's name must not hold \\u0000")
            }
            let start = decoded.count
            JSONEscapes.decode(bytes, token.offset + 1, token.end - 1, into: &decoded)
            name = Name(start: start, length: decoded.count - start, isDecoded: true)
        }
        let range = name.start..<name.start + name.length
        let fingerprint =
            name.isDecoded
            ? JSONName.fingerprint(decoded.span.extracting(range)) : JSONName.fingerprint(bytes.extracting(range))
        let isNew =
            names.count - objectStart < Self.linearLimit
            ? !contains(name, fingerprint, bytes, from: objectStart)
            : insertHashed(name, fingerprint, bytes, objectStart)
        guard isNew else { throw JSONLexer.duplicate(token, in: bytes) }
        fingerprints.append(fingerprint)
        names.append(name)
    }

    private func contains(_ name: Name, _ fingerprint: UInt64, _ bytes: Span<UInt8>, from start: Int) -> Bool {
        for place in start..<fingerprints.count where fingerprints[place] == fingerprint {
            if equal(names[place], name, bytes) { return true }
        }
        return false
    }

    /// Puts the name that is about to be appended into the object's table; false when the object has it already.
    private mutating func insertHashed(
        _ name: Name, _ fingerprint: UInt64, _ bytes: Span<UInt8>, _ objectStart: Int
    ) -> Bool {
        let count = names.count - objectStart
        if tables.last?.objectStart != objectStart {
            tables.append(Slots(objectStart: objectStart, places: []))
        }
        var table = tables.removeLast()
        defer { tables.append(table) }
        if table.places.count < 2 * (count + 1) {
            table.places = Array(repeating: -1, count: max(64, table.places.count * 4))
            for place in objectStart..<names.count {
                guard let slot = freeSlot(for: names[place], fingerprints[place], in: table.places, bytes) else {
                    continue
                }
                table.places[slot] = place
            }
        }
        guard let slot = freeSlot(for: name, fingerprint, in: table.places, bytes) else { return false }
        table.places[slot] = names.count
        return true
    }

    /// The slot where the name belongs, or nil when it is there.
    private func freeSlot(for name: Name, _ fingerprint: UInt64, in places: [Int], _ bytes: Span<UInt8>) -> Int? {
        let mask = places.count - 1
        var slot = hash(name, bytes) & mask
        while places[slot] >= 0 {
            if fingerprints[places[slot]] == fingerprint, equal(names[places[slot]], name, bytes) { return nil }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func hash(_ name: Name, _ bytes: Span<UInt8>) -> Int {
        var hasher = Hasher()
        unsafe withBytes(of: name, bytes) { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return hasher.finalize()
    }

    private func equal(_ left: Name, _ right: Name, _ bytes: Span<UInt8>) -> Bool {
        guard left.length == right.length else { return false }
        return unsafe withBytes(of: left, bytes) { left in
            unsafe withBytes(of: right, bytes) { right in unsafe left.elementsEqual(right) }
        }
    }

    private func withBytes<Result>(
        of name: Name, _ bytes: Span<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        let range = name.start..<name.start + name.length
        return name.isDecoded
            ? unsafe decoded.span.extracting(range).withUnsafeBufferPointer(body)
            : unsafe bytes.extracting(range).withUnsafeBufferPointer(body)
    }
}
