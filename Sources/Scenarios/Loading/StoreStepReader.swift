import HTTPModel
import JSONModel
import SourceDocuments

/// Reads `load`, `list`, `save`, `update` and `remove`, which are carried out in that order.
struct StoreStepReader {
    let collector: DiagnosticCollector
    let templates: TemplateReader
    let replies: ReplyReader

    static let keys = ["load", "list", "save", "update", "remove"]

    func read(_ rule: MappingReader) -> [StoreStep] {
        Self.keys.compactMap { key in
            guard let node = rule.optional(key),
                let reader = MappingReader(node, subject: "\"\(key)\"", into: collector)
            else { return nil }
            return step(key, reader)
        }
    }

    private func step(_ key: String, _ reader: MappingReader) -> StoreStep? {
        switch key {
        case "save":
            reader.rejectUnknownKeys(allowed: ["into", "key", "value", "unique", "conflict"])
            let (collection, key) = place("into", reader)
            let value = template("value", reader)
            let isUnique = reader.optional("unique", .boolean) ?? false
            let conflict = reply("conflict", reader, else: 409)
            guard let collection, let key, let value else { return nil }
            return .save(collection: collection, key: key, value: value, unique: isUnique, conflict: conflict)
        case "load":
            reader.rejectUnknownKeys(allowed: ["from", "key", "missing"])
            let (collection, key) = place("from", reader)
            let missing = reply("missing", reader, else: 404)
            guard let collection, let key else { return nil }
            return .load(collection: collection, key: key, missing: missing)
        case "list":
            reader.rejectUnknownKeys(allowed: ["from", "where", "sort"])
            let collection = reader.required("from", .string)
            let filter = filter(reader)
            let order = order(reader)
            return collection.map { .list(collection: $0, filter: filter, order: order) }
        case "update":
            reader.rejectUnknownKeys(allowed: ["in", "key", "merge", "missing"])
            let (collection, key) = place("in", reader)
            let merge = template("merge", reader)
            let missing = reply("missing", reader, else: 404)
            guard let collection, let key, let merge else { return nil }
            return .update(collection: collection, key: key, merge: merge, missing: missing)
        default:
            reader.rejectUnknownKeys(allowed: ["from", "key", "missing"])
            let (collection, key) = place("from", reader)
            let missing = reply("missing", reader, else: 404)
            guard let collection, let key else { return nil }
            return .remove(collection: collection, key: key, missing: missing)
        }
    }

    /// Reads the collection, under its key, and the `key` in it.
    private func place(_ collection: String, _ reader: MappingReader) -> (collection: String?, key: JSONTemplate?) {
        (reader.required(collection, .string), template("key", reader))
    }

    private func template(_ key: String, _ reader: MappingReader) -> JSONTemplate? {
        reader.required(key).map(templates.read)
    }

    /// The answer that the rule writes, else the one that the contract documents for the status.
    private func reply(_ key: String, _ reader: MappingReader, else status: Status) -> ReplyTemplate? {
        guard let node = reader.optional(key) else { return replies.documentedAnswer(status) }
        return replies.read(node, subject: "\"\(key)\"")
    }

    private func filter(_ reader: MappingReader) -> [StoreStep.RecordFilter] {
        guard let node = reader.optional("where") else { return [] }
        guard let entries = node.entries else {
            collector.error(
                at: node.location, "\"where\" is \(node.typeDescription), expected a map of JSON Pointers to matchers",
                id: "wrong-type")
            return []
        }
        return entries.compactMap { entry in
            let pointer = pointer(entry.key, at: entry.keyLocation)
            let test = test(entry)
            return pointer.flatMap { pointer in test.map { .init(pointer: pointer, test: $0) } }
        }
    }

    /// Reads what a record is held against: a matcher, or a value that may come from a template.
    ///
    /// A map without an operator of templates is a matcher, so that a mistyped one is told.
    private func test(_ entry: SourceNode.Entry) -> StoreStep.RecordFilter.Test? {
        let isTemplate = entry.value.entries?.contains { $0.key.hasPrefix("$") } ?? (entry.value.scalar != nil)
        guard !isTemplate else { return .equals(templates.read(entry.value)) }
        let matchers = MatcherReader(collector: collector, operation: nil, files: replies.files)
        return matchers.read(entry.value, subject: "\"\(entry.key)\"").map { .matcher($0) }
    }

    private func order(_ reader: MappingReader) -> [StoreStep.RecordOrder] {
        guard let node = reader.optional("sort") else { return [] }
        return (node.elements ?? [node]).compactMap { element in
            guard let text = collector.read(element, as: .string, subject: "\"sort\"") else { return nil }
            let isDescending = text.hasPrefix("-")
            return pointer(isDescending ? String(text.dropFirst()) : text, at: element.location).map {
                .init(pointer: $0, isDescending: isDescending)
            }
        }
    }

    private func pointer(_ text: String, at location: SourceLocation) -> JSONPointer? {
        if let pointer = JSONPointer(text) { return pointer }
        collector.error(
            at: location, "\"\(text)\" is no JSON Pointer, expected one such as /name", id: "bad-pointer")
        return nil
    }
}
