import Contracts
import JSONModel
import JSONSchema
import SourceDocuments
import Support
import TestSupport
import Testing

@testable import Scenarios

/// `scenarios/scenario.schema.json` and the loader say the same of a file, as far as a schema can tell.
@Suite struct ScenarioSchemaTests {
    private static let packageFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")
    private static let document = try? JSONValue.parse(
        FileSystem().readFile(packageFolder + "/scenarios/scenario.schema.json"))

    private static let schema: Schema? = {
        var compiler = SchemaCompiler(dialect: .draft2020_12)
        guard let document else { return nil }
        compiler.register(document, as: "schema")
        return try? compiler.compile(SchemaLocation(document: "schema", pointer: .root))
    }()

    private func keys(_ pointer: String) throws -> Set<String> {
        let document = try #require(Self.document)
        let node = try #require(JSONPointer(pointer)?.evaluate(in: document), "\(pointer)")
        return Set(node.objectValue?.names ?? [])
    }

    @Test func theyKnowTheSameKeys() throws {
        #expect(try keys("/properties") == Set(ScenarioLoader.keys))
        #expect(try keys("/$defs/rule/properties") == Set(RuleReader.keys + ["operation", "operations"]))
        #expect(try keys("/$defs/condition/properties") == Set(ConditionReader.keys))
        #expect(try keys("/$defs/condition/properties/violation/properties") == Set(Violation.templateNames))
        #expect(try keys("/$defs/matcherKeys/properties") == Set(MatcherReader.keys))
        #expect(try keys("/$defs/reply/properties") == Set(ReplyReader.keys))
        #expect(try keys("/$defs/quota/properties") == Set(QuotaReader.keys))
        #expect(try keys("/$defs/fault/anyOf/1/properties") == Set(FaultReader.words))
    }

    @Test func everyScenarioThatComesWithTheProgramIsValid() throws {
        let schema = try #require(Self.schema)
        let scenarios = Self.packageFolder + "/scenarios"
        var count = 0
        for folder in try FileSystem().listFolder(scenarios) where FileSystem().isFolder("\(scenarios)/\(folder)") {
            for name in try FileSystem().listFolder("\(scenarios)/\(folder)") where name.hasSuffix(".yaml") {
                let path = "\(scenarios)/\(folder)/\(name)"
                let root = try SourceParser.parse(bytes: FileSystem().readFile(path), file: path).root
                #expect(schema.validate(root.jsonValue).map { "\($0.instancePointer) \($0.expected)" } == [], "\(path)")
                count += 1
            }
        }
        #expect(count > 40)
    }

    /// A scenario that uses every key.
    private static let everything = """
        title: Everything
        scenario: everything
        contract: openapi.yaml
        extends: [base]
        seed: 7
        given: { store: { notes: { a: { id: a, text: b } } }, state: { account: open } }
        machines: { account: { states: [open, locked], initial: open } }
        credentials: { expired: [old], forbidden: [guest] }
        rules:
          - id: one
            operation: createNote
            stage: valid
            priority: 2
            when:
              scheme: http
              method: { oneOf: [POST, PUT] }
              tenant: { equals: acme }
              query: { q: { contains: a }, r: { absent: true } }
              headers: { X: { matches: "^a" } }
              cookies: { s: { min: 1, max: 2 } }
              body: { /text: { schema: { type: string } }, "$.list[*]": { every: a, count: { min: 1 } }, "": { equalsJSON: { a: 1 }, ignoreOrder: true, ignoreExtra: true } }
              authenticated: true
              valid: true
              all: [{ method: POST }]
              any: [{ method: POST }]
              not: { method: GET }
            state: { account: open }
            from: 1s
            until: 2.5m
            calls: [1, 3..4, 9..]
            times: 2
            chance: 25%
            quota: [{ name: all, requests: 2, per: 1m, by: [header.X], algorithm: token-bucket, burst: 3, countRefused: true, emit: [Retry-After], reset: epoch }, { algorithm: concurrency, limit: 2 }]
            save: { into: notes, key: a, value: { a: 1 }, unique: true, conflict: { status: 409 } }
            becomes: { account: locked }
            respond: { sequence: [{ example: created }, { status: 201, headers: { A: b }, body: {} }, { status: 201, text: a }, { status: 201, base64: YQ== }], then: cycle }
            headers: { B: c }
            delay: { headers: 80ms, body: { lognormal: { median: 80ms, sigma: 0.4, max: 2s } } }
            dribble: { chunks: 8, over: 2s }
            bandwidth: 4KB/s
            fault: { garbage: { at: body+12, bytes: 4 } }
            template: true
          - operations: [getNote, deleteNote]
            stage: authenticated
            when: { path: { id: a }, violation: { keyword: type, pointer: /a }, credential: forbidden, unsupportedMediaType: false, notAcceptable: false }
            load: { from: notes, key: a, missing: { example: missing } }
            quota: { requests: 2, per: 1m, aligned: clock }
            calls: 2
            chance: 0.5
            delay: { uniform: { min: 1ms, max: 2ms } }
            fault: { oversize: { header: 1KiB, body: 20 } }
            respond: { status: 404 }
          - { operation: listNotes, list: { from: notes, where: { /text: a }, sort: [-/text, /id] }, delay: 1s, fault: html, respond: { status: 200, body: [] } }
          - { operation: replaceNote, update: { in: notes, key: a, merge: {} }, fault: { reset: { at: headers } }, respond: { status: 200, body: {} } }
          - { operation: deleteNote, remove: { from: notes, key: a }, fault: { informational: [103] }, delay: { normal: { mean: 1s, deviation: 1ms } } }
          - { operation: getNote, calls: ..3, fault: { wrongLength: longer } }
          - { operation: getNote, fault: { staleKeepAlive: fin } }
          - { operation: getNote, fault: { slowHeaders: { every: 5ms } } }
        """

    /// What the loader says of a document; nil when it is content.
    private func findings(_ value: JSONValue) -> [Diagnostic] {
        let files = InMemoryFiles([
            "openapi.yaml": NotesAPI.contract, "base.yaml": "{ contract: openapi.yaml, rules: [] }",
            "everything.yaml": value.compactText,
        ])
        return RepertoireLoader(reader: files).load(["openapi.yaml", "base.yaml", "everything.yaml"]).diagnostics
    }

    @Test func theyRefuseTheSameMistakes() throws {
        let schema = try #require(Self.schema)
        let start = try SourceParser.parse(bytes: Array(Self.everything.utf8), file: "everything.yaml").root.jsonValue
        #expect(findings(start).filter { $0.severity != .info }.map(\.rendered) == [])
        #expect(schema.validate(start).map { "\($0.instancePointer) \($0.expected)" } == [])
        var random = SeededRandom(seed: 99)
        var refused = 0
        for _ in 0..<600 {
            let (mutated, what) = Self.mutate(start, &random)
            let errors = findings(mutated).filter { $0.severity == .error }
            let isValid = schema.isValid(mutated)
            if !isValid {
                #expect(!errors.isEmpty, "the schema alone refuses \(what)")
                refused += 1
            }
            let structural = errors.filter { Self.structural.contains($0.identifier) }
            if let first = structural.first { #expect(!isValid, "the loader alone refuses \(what): \(first.rendered)") }
        }
        #expect(refused > 150)
    }

    /// The findings that a schema tells too.
    private static let structural: Set<String> = [
        "unknown-key", "wrong-type", "missing-key", "out-of-range", "bad-duration", "bad-calls", "bad-chance",
        "bad-point", "empty-list", "bad-size", "bad-bandwidth",
    ]

    /// Changes one node: another value in its place, a member more, a member less, or another name.
    private static func mutate(_ root: JSONValue, _ random: inout SeededRandom) -> (JSONValue, String) {
        var places: [JSONPointer] = []
        collect(root, .root, into: &places)
        let place = places[random.integer(in: 1...(places.count - 1))]
        let parent = JSONPointer(tokens: Array(place.tokens.dropLast()))
        let name = place.tokens[place.tokens.count - 1]
        switch random.integer(in: 0...3) {
        case 0 where parent.evaluate(in: root)?.objectValue != nil:
            return (replacing(root, parent.tokens[...]) { $0.without(name) }, "no \(place)")
        case 1 where parent.evaluate(in: root)?.objectValue != nil:
            return (replacing(root, parent.tokens[...]) { $0.adding("x" + name, 1) }, "x\(name) beside \(place)")
        default:
            let others: [JSONValue] = [1, -1, "a", "1s", true, [], ["a"], [:], ["a": 1], nil, 2.5]
            let other = others[random.integer(in: 0...(others.count - 1))]
            return (replacing(root, place.tokens[...]) { _ in other }, "\(other.compactText) at \(place)")
        }
    }

    private static func collect(_ value: JSONValue, _ place: JSONPointer, into places: inout [JSONPointer]) {
        places.append(place)
        switch value {
        case .object(let object):
            for member in object.members { collect(member.value, place.appending(member.name), into: &places) }
        case .array(let elements):
            for (index, element) in elements.enumerated() { collect(element, place.appending(index), into: &places) }
        default: break
        }
    }

    private static func replacing(
        _ value: JSONValue, _ path: ArraySlice<String>, _ change: (JSONValue) -> JSONValue
    ) -> JSONValue {
        guard let token = path.first else { return change(value) }
        switch value {
        case .object(var object):
            object[token] = object[token].map { replacing($0, path.dropFirst(), change) }
            return .object(object)
        case .array(var elements):
            guard let index = Int(token) else { return value }
            elements[index] = replacing(elements[index], path.dropFirst(), change)
            return .array(elements)
        default: return value
        }
    }
}

extension JSONValue {
    fileprivate func without(_ name: String) -> JSONValue {
        guard case .object(var object) = self else { return self }
        object[name] = nil
        return .object(object)
    }

    fileprivate func adding(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var object) = self else { return self }
        object[name] = value
        return .object(object)
    }
}
