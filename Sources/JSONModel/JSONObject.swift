/// The members of a JSON object: unique names in the order they were written.
package struct JSONObject: Sendable {
    /// One member.
    package struct Member: Sendable, Hashable {
        /// The name.
        package let name: String
        /// The value.
        package var value: JSONValue

        /// Makes a member.
        @inlinable
        package init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members in order.
    package private(set) var members: [Member]
    /// Names to offsets in `members`; kept only for objects too large to search quickly.
    private var index: [String: Int]?

    private static let indexThreshold = 16

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

    /// The number of members.
    package var count: Int { members.count }
    /// True when there is no member.
    package var isEmpty: Bool { members.isEmpty }
    /// The names in order.
    package var names: [String] { members.map(\.name) }

    /// The value of that name; setting keeps the place of an old member, appends a new one, and nil removes.
    package subscript(name: String) -> JSONValue? {
        get { position(of: name).map { members[$0].value } }
        set {
            switch (position(of: name), newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil):
                members.remove(at: place)
                index = nil
                buildIndexIfLarge()
            case (nil, let value?):
                members.append(Member(name: name, value: value))
                if index != nil { index?[name] = members.count - 1 } else { buildIndexIfLarge() }
            case (nil, nil): break
            }
        }
    }

    private func position(of name: String) -> Int? {
        if let index { return index[name] }
        return members.firstIndex { $0.name == name }
    }

    private mutating func buildIndexIfLarge() {
        guard members.count > Self.indexThreshold else { return }
        index = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name, $0) })
    }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        var combined = 0
        for member in members { combined ^= member.hashValue }
        hasher.combine(combined)
    }
}
