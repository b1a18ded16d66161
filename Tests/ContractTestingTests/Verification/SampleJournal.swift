import JSONModel
import Support

@testable import ContractTesting

/// Journals as a server would describe them.
enum SampleJournal {
    /// A journal of some exchanges, in their order.
    static func reading(
        _ exchanges: [JSONValue], evicted: Int = 0, found: Set<Int> = [], missed: [JournalReading.Miss] = []
    ) -> JournalReading {
        let numbered = exchanges.enumerated().compactMap { index, json -> RecordedExchange? in
            var object = json.objectValue ?? JSONObject([])
            object["ordinal"] = .number(JSONNumber(index + 1))
            return RecordedExchange(.object(object))
        }
        return JournalReading(exchanges: numbered, evicted: evicted, found: found, missed: missed)
    }

    /// One exchange.
    static func exchange(
        _ method: String = "POST", _ target: String = "/notes", operation: String? = "createNote", status: Int? = 201,
        second: Int = 0, headers: [(String, String)] = [], body: JSONValue? = nil, answer: [(String, String)] = [],
        violations: [JSONValue] = [], remark: String? = nil, fault: String? = nil, rule: String? = nil,
        outcome: String? = nil, delay: Int? = nil, endedSecond: Int? = nil
    ) -> JSONValue {
        var request = JSONObject([])
        request["method"] = .string(method)
        request["target"] = .string(target)
        request["headers"] = fields(headers)
        request["body"] = body
        var json = JSONObject([])
        json["time"] = .string(time(second))
        json["ended"] = endedSecond.map { .string(time($0)) }
        json["delay"] = delay.map { .number(JSONNumber($0)) }
        json["outcome"] = .string(outcome ?? (status == nil ? "pending" : "answered"))
        json["operation"] = operation.map { .string($0) }
        json["status"] = status.map { .number(JSONNumber($0)) }
        json["request"] = .object(request)
        if status != nil { json["response"] = ["headers": fields(answer)] }
        json["violations"] = .array(violations)
        json["remark"] = remark.map { .string($0) }
        json["fault"] = fault.map { .string($0) }
        json["rule"] = rule.map { .string($0) }
        return .object(json)
    }

    static let underWay = exchange(operation: nil, status: nil)

    private static func time(_ second: Int) -> String {
        let minute = second / 60
        return "2026-01-31T09:\(minute < 10 ? "0" : "")\(minute):\(second % 60 < 10 ? "0" : "")\(second % 60)Z"
    }

    private static func fields(_ fields: [(String, String)]) -> JSONValue {
        .array(fields.map { ["name": .string($0.0), "value": .string($0.1)] })
    }
}
