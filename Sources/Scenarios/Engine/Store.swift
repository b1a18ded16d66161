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

    /// Every key of a collection, the oldest first.
    package func keys(in collection: String) -> [String] {
        (collections[collection] ?? [:]).sorted { $0.value.ordinal < $1.value.ordinal }.map(\.key)
    }

    /// The names of the collections that hold something.
    package var collectionNames: [String] {
        collections.filter { !$1.isEmpty }.keys.sorted()
    }

    /// Puts a value under a key; an old key keeps its place.
    package mutating func put(_ value: JSONValue, under key: String, in collection: String) {
        let isNew = Self.put(value, nextOrdinal, into: &collections[collection, default: [:]][key])
        if isNew { nextOrdinal += 1 }
    }

    /// In place, since each subscript of a dictionary hashes the key anew.
    private static func put(_ value: JSONValue, _ ordinal: Int, into record: inout Record?) -> Bool {
        let isNew = record == nil
        record = Record(ordinal: record?.ordinal ?? ordinal, value: value)
        return isNew
    }

    /// Takes a key away and returns the value that it had.
    package mutating func remove(_ key: String, from collection: String) -> JSONValue? {
        collections[collection]?.removeValue(forKey: key)?.value
    }
}
