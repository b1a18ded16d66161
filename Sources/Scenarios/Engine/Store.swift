package import JSONModel

/// What a session keeps for its client: named collections of JSON values under text keys, in order of arrival.
package struct Store: Sendable {
    private struct Record: Sendable {
        let ordinal: Int
        var value: JSONValue
    }

    private var collections: [String: [String: Record]] = [:]
    private var nextOrdinal = 0

    /// Makes an empty store.
    package init() {}

    /// The value of a key, or nil.
    package func value(of key: String, in collection: String) -> JSONValue? {
        collections[collection]?[key]?.value
    }

    /// Every value of a collection, the oldest key first.
    package func values(in collection: String) -> [JSONValue] {
        guard let records = collections[collection] else { return [] }
        return records.values.sorted { $0.ordinal < $1.ordinal }.map(\.value)
    }

    /// The names of the collections that hold something.
    package var collectionNames: [String] {
        collections.filter { !$1.isEmpty }.keys.sorted()
    }

    /// Puts a value under a key; an old key keeps its place.
    package mutating func put(_ value: JSONValue, under key: String, in collection: String) {
        if collections[collection]?[key] != nil {
            collections[collection]?[key]?.value = value
            return
        }
        collections[collection, default: [:]][key] = Record(ordinal: nextOrdinal, value: value)
        nextOrdinal += 1
    }

    /// Takes a key away and returns the value that it had.
    package mutating func remove(_ key: String, from collection: String) -> JSONValue? {
        collections[collection]?.removeValue(forKey: key)?.value
    }
}
