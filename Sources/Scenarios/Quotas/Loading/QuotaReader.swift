import Contracts
import HTTPModel
import SourceDocuments
import Support

/// Reads `quota:`, a quota or a list of quotas that must all have room.
struct QuotaReader {
    let collector: DiagnosticCollector
    /// The operation whose path parameters `by` may name; nil lets every name pass.
    let operation: Operation?
    /// The quotas with names, shared by the rules of a scope.
    let definitions: QuotaDefinitions

    static let keys = [
        "name", "requests", "per", "by", "algorithm", "burst", "aligned", "limit", "countRefused", "emit", "reset",
    ]
    /// More is taken for a mistake.
    private static let mostRequests = 1_000_000_000
    /// Each request that still counts is kept, so there are fewer of them.
    private static let mostSlidingRequests = 1_000_000

    /// Reads the node.
    ///
    /// - Parameters:
    ///   - node: The value of `quota`.
    ///   - ruleID: The rule's id, which quotas without a name count under.
    /// - Returns: The quotas that could be read, in order; with findings in the collector they are not to be played.
    func read(_ node: SourceNode, ruleID: String) -> [Quota] {
        guard let elements = node.elements else { return quota(node, 0, ruleID).map { [$0] } ?? [] }
        if elements.isEmpty {
            collector.error(at: node.location, "\"quota\" is an empty list, expected quotas", id: "empty-list")
        }
        var quotas: [Quota] = []
        for (index, element) in elements.enumerated() {
            guard let quota = quota(element, index, ruleID) else { continue }
            if let first = quotas.first(where: { $0.identity == quota.identity }) {
                collector.error(
                    at: quota.location, "quota \"\(quota.label)\" stands in the list at \(first.location) already",
                    id: "duplicate-quota")
            }
            quotas.append(quota)
        }
        return quotas
    }

    private func quota(_ node: SourceNode, _ index: Int, _ ruleID: String) -> Quota? {
        guard let reader = MappingReader(node, subject: "\"quota\"", into: collector) else { return nil }
        let findingsBefore = collector.diagnostics.count
        reader.rejectUnknownKeys(allowed: Self.keys)
        let name = name(reader)
        let algorithm = algorithm(reader)
        let keyParts = reader.optional("by").map(QuotaKeyReader(collector: collector, operation: operation).read)
        let countsRefused = reader.optional("countRefused", .boolean) ?? false
        let resetWord = reader.optional("reset", .oneOf(QuotaResetForm.allCases.map(\.rawValue)))
        let emission = reader.optional("emit").map { self.emission($0, algorithm) }
        guard let algorithm else { return nil }
        let quota = Quota(
            identity: name.map { .shared(name: $0, scope: definitions.scope) } ?? .own(rule: ruleID, index: index),
            label: name ?? (index == 0 ? "default" : "default-\(index + 1)"), algorithm: algorithm,
            keyParts: keyParts ?? [], countsRefused: countsRefused, emission: emission ?? .documented,
            resetForm: resetWord.flatMap(QuotaResetForm.init(rawValue:)) ?? .seconds, location: node.location)
        // One that was read in part says nothing of the name.
        if collector.diagnostics.count == findingsBefore { definitions.register(quota, into: collector) }
        return quota
    }

    private func name(_ reader: MappingReader) -> String? {
        guard let name = reader.optional("name", .string), let node = reader.optional("name") else { return nil }
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            collector.error(
                at: node.location, "\"name\" is \"\(name)\", expected ASCII letters, since header fields carry it",
                id: "bad-name")
            return nil
        }
        return name
    }

    private func algorithm(_ reader: MappingReader) -> QuotaAlgorithm? {
        let word: String
        if reader.optional("algorithm") == nil {
            word = QuotaAlgorithm.keywords[0]
        } else {
            guard let written = reader.optional("algorithm", .oneOf(QuotaAlgorithm.keywords)) else { return nil }
            word = written
        }
        rejectForeignKeys(reader, word)
        if word == "concurrency" {
            return reader.required("limit", .integer(in: 1...Self.mostRequests)).map {
                .concurrency(Concurrency(limit: $0))
            }
        }
        let most = word == "sliding-window" ? Self.mostSlidingRequests : Self.mostRequests
        let requests = reader.required("requests", .integer(in: 1...most))
        let period = period(reader)
        let burst = reader.optional("burst", .integer(in: 1...Self.mostRequests))
        let aligned = reader.optional("aligned", .oneOf(FixedWindow.Alignment.allCases.map(\.rawValue)))
        guard let requests, let period else { return nil }
        switch word {
        case "sliding-window": return .slidingWindow(SlidingWindow(limit: requests, period: period))
        case "token-bucket":
            return .tokenBucket(TokenBucket(refill: requests, period: period, capacity: burst ?? requests))
        default:
            let alignment = aligned.flatMap(FixedWindow.Alignment.init(rawValue:)) ?? .firstRequest
            return .fixedWindow(FixedWindow(limit: requests, period: period, alignment: alignment))
        }
    }

    /// Reports the keys that another algorithm has.
    private func rejectForeignKeys(_ reader: MappingReader, _ algorithm: String) {
        let isConcurrency = algorithm == "concurrency"
        let ownersOfKeys: [(key: String, isForeign: Bool, owner: String)] = [
            ("requests", isConcurrency, "the other algorithms; it takes \"limit\""),
            ("per", isConcurrency, "the other algorithms"),
            ("countRefused", isConcurrency, "the other algorithms, since a refused exchange is not open"),
            ("reset", isConcurrency, "the other algorithms, since only the end of exchanges makes room"),
            ("limit", !isConcurrency, "concurrency; \(algorithm) takes \"requests\" and \"per\""),
            ("burst", algorithm != "token-bucket", "token-bucket"),
            ("aligned", algorithm != "fixed-window", "fixed-window"),
        ]
        for entry in reader.entries {
            guard let found = ownersOfKeys.first(where: { $0.key == entry.key }), found.isForeign else { continue }
            collector.error(
                at: entry.keyLocation, "\"\(entry.key)\" is no key of \(algorithm) but of \(found.owner)",
                id: "conflicting-keys")
        }
    }

    private func period(_ reader: MappingReader) -> Int64? {
        guard let period = reader.required("per", .duration), let node = reader.optional("per") else { return nil }
        let nanoseconds = Int64(clamping: period.wholeNanoseconds)
        guard nanoseconds > 0 else {
            collector.error(at: node.location, "\"per\" is no time at all, expected more than 0s", id: "out-of-range")
            return nil
        }
        return nanoseconds
    }

    private func emission(_ node: SourceNode, _ algorithm: QuotaAlgorithm?) -> QuotaEmission {
        guard let elements = node.elements else {
            let word = collector.read(node, as: .oneOf(["documented", "none"]), subject: "\"emit\"")
            return word == "none" ? .none : .documented
        }
        var fields: [QuotaField] = []
        for element in elements {
            guard let text = collector.read(element, as: .string, subject: "a name in \"emit\""),
                let field = field(text, at: element.location)
            else { continue }
            if fields.contains(where: { $0.name == field.name }) {
                collector.error(
                    at: element.location, "\"emit\" names \(text) twice", id: "duplicate-name")
            } else if case .concurrency = algorithm, [.reset, .resetAfter, .retryAfter].contains(field.value) {
                collector.error(
                    at: element.location, "concurrency has no \(text), since only the end of exchanges makes room",
                    id: "conflicting-keys")
            } else {
                fields.append(field)
            }
        }
        return .fields(fields)
    }

    private func field(_ text: String, at location: SourceLocation) -> QuotaField? {
        if let field = QuotaField(FieldName(text)) { return field }
        collector.error(
            at: location,
            UnknownName.message("header field", text, of: "a quota", known: QuotaField.wellKnownNames),
            id: "unknown-header")
        return nil
    }
}
