/// The members of a JSON object: unique names in the order they were written.
///
/// Names are equal when their code points are.
package struct JSONObject: Sendable {
    /// One member.
    package struct Member: Sendable, Hashable {
        /// The name, ready for comparison.
        package let key: JSONName
        /// The value.
        package var value: JSONValue

        /// The name.
        package var name: String { key.text }

        /// Makes a member.
        package init(name: String, value: JSONValue) {
            self.init(key: JSONName(name), value: value)
        }

        /// Makes a member of a name that was prepared before.
        package init(key: JSONName, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order.
    package private(set) var members: [Member]
    /// Names to offsets in `members`; kept only for objects too large to search quickly.
    private var index: [JSONName: Int]?

    private static let indexThreshold = 32

    /// Makes an empty object.
    package init() {
        members = []
    }

    /// Makes an object of members whose names are known to be unique.
    package init(uniqueMembers: [Member]) {
        members = uniqueMembers
        buildIndexIfLarge()
    }

    /// Makes an object of names and values; of two equal names the later value wins.
    package init(_ pairs: [(String, JSONValue)]) {
        members = []
        members.reserveCapacity(pairs.count)
        for (name, value) in pairs { self[name] = value }
    }

    /// Makes room for that many members.
    package mutating func reserveCapacity(_ count: Int) {
        members.reserveCapacity(count)
    }

    /// The number of members.
    package var count: Int { members.count }
    /// True when there is no member.
    package var isEmpty: Bool { members.isEmpty }
    /// The names in order.
    package var names: [String] { members.map(\.name) }

    /// The value of that name; setting keeps the place of an old member, appends a new one, and nil removes.
    package subscript(name: String) -> JSONValue? {
        get { self[JSONName(name)] }
        set { self[JSONName(name)] = newValue }
    }

    /// The value of that name; setting keeps the place of an old member, appends a new one, and nil removes.
    package subscript(key: JSONName) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil):
                members.remove(at: place)
                index = nil
                buildIndexIfLarge()
            case (nil, let value?):
                members.append(Member(key: key, value: value))
                if index != nil { index?[key] = members.count - 1 } else { buildIndexIfLarge() }
            case (nil, nil): break
            }
        }
    }

    private func position(of key: JSONName) -> Int? {
        if let index { return index[key] }
        let span = members.span
        for place in span.indices where span[place].key == key { return place }
        return nil
    }

    private mutating func buildIndexIfLarge() {
        guard members.count > Self.indexThreshold else { return }
        index = Dictionary(
            members.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        for place in left.members.indices {
            // Most equal objects have their members in the same order.
            if left.members[place] == right.members[place] { continue }
            guard let other = right.position(of: left.members[place].key),
                left.members[place].value == right.members[other].value
            else { return false }
        }
        return true
    }

    package func hash(into hasher: inout Hasher) {
        var combined = 0
        for member in members { combined ^= member.hashValue }
        hasher.combine(combined)
    }
}
