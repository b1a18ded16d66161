import JSONModel

/// One reading or writing of the session's store by a rule (`save`, `load`, `list`, `update`, `remove`).
enum StoreStep: Sendable {
    /// Keeps a value under a key; with `unique`, an existing key leads to `conflict`.
    case save(collection: String, key: JSONTemplate, value: JSONTemplate, unique: Bool, conflict: ReplyTemplate?)
    /// Reads the value of a key into `record`.
    case load(collection: String, key: JSONTemplate, missing: ReplyTemplate?)
    /// Reads every value that meets the filter into `record`, as an array.
    case list(collection: String, filter: [RecordFilter], order: [RecordOrder])
    /// Merges members into the value of a key.
    case update(collection: String, key: JSONTemplate, merge: JSONTemplate, missing: ReplyTemplate?)
    /// Takes the value of a key away.
    case remove(collection: String, key: JSONTemplate, missing: ReplyTemplate?)

    /// One condition of `where:` on the records of a list.
    struct RecordFilter: Sendable {
        let pointer: JSONPointer
        let test: Test

        enum Test: Sendable {
            case matcher(ValueMatcher)
            /// Equality with a value that depends on the request; null lets every record pass.
            case equals(JSONTemplate)
        }
    }

    /// One key of `sort:`.
    struct RecordOrder: Sendable {
        let pointer: JSONPointer
        let isDescending: Bool
    }
}
