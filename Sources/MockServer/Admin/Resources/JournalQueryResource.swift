import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments

/// Which exchanges meet a condition of the scenario language.
enum JournalQueryResource {
    static let routes = [
        AdminRoute(
            id: "findInJournal", method: .post, path: "/sessions/{id}/journal/find",
            summary: "The exchanges whose requests meet a condition.",
            content: .init(schema: "JournalQuery", isRequired: true),
            outcome: .init(status: 200, summary: "Their ordinals.", schema: "Found"), refusals: [404, 422],
            perform: find)
    ]

    private static func find(_ call: AdminCall) throws(AdminProblem) -> Response {
        let session = try call.session()
        let query: JournalQuery
        do throws(MockServerError) {
            query = try JournalQuery(
                operation: call.body?["operation"]?.stringValue, when: try condition(call),
                in: session.playbook.served)
        } catch {
            throw AdminProblem(error)
        }
        let entries = call.journal.entries(of: session.id)
        let content = ContentDecoder(maxBytes: .max)
        var found: [JSONValue] = []
        var missed: [JSONValue] = []
        var unknown: [JSONValue] = []
        let mask = call.mask
        for entry in entries {
            let ordinal = JSONValue.number(JSONNumber(entry.ordinal))
            switch query.finding(of: entry, content: content) {
            case .other: break
            case .judged(let mismatches) where mismatches.isEmpty: found.append(ordinal)
            case .judged(let mismatches):
                missed.append(["ordinal": ordinal, "mismatches": .array(mismatches.map { json($0, mask) })])
            case .unknown(let reason): unknown.append(["ordinal": ordinal, "reason": .string(reason)])
            }
        }
        return .json([
            "ordinals": .array(found), "missed": .array(missed), "unknown": .array(unknown),
            "pending": .number(JSONNumber(entries.count { $0.outcome == .pending })),
            "evicted": .number(JSONNumber(call.journal.evictedCount(of: session.id))),
        ])
    }

    private static func json(_ mismatch: RequestMismatch, _ mask: MessageMask) -> JSONValue {
        [
            "place": .string(mismatch.place),
            "sent": mismatch.sent.map { .string(mask.text($0, at: mismatch.place)) } ?? .null,
            "wanted": .string(mask.text(mismatch.wanted, at: mismatch.place)),
            "location": .string(mismatch.location.fileAndLine),
        ]
    }

    /// The condition with the places of its nodes: in the request's content, or in the text that it holds.
    private static func condition(_ call: AdminCall) throws(MockServerError) -> SourceNode? {
        guard let value = call.body?["when"] else { return nil }
        do throws(Diagnostic) {
            guard let text = value.stringValue else {
                return try SourceParser.parse(bytes: call.request.body, file: "request").root["when"]
            }
            let file = call.body?["file"]?.stringValue ?? "request"
            return try SourceParser.parse(bytes: Array(text.utf8), file: file, takesFlowStyle: true).root
        } catch {
            throw .findings([error])
        }
    }
}
