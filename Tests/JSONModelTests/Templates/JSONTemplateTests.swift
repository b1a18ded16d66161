import JSONModel
import Synchronization
import Testing

/// A context that answers like a request does, and writes down what it was asked.
final class RecordingContext: JSONTemplateContext {
    let asked = Mutex<[String]>([])

    func value(named name: String) -> JSONValue? {
        asked.withLock { $0.append(name) }
        return name == "call" ? 3 : name == "request" ? ["body": ["x": 1], "method": "POST"] : Optional.none
    }

    func member(_ member: String, of name: String) -> JSONValue? {
        asked.withLock { $0.append("\(name).\(member)") }
        return name == "request" && member == "body" ? ["x": 1, "deep": ["y": [10, 20]]] : Optional.none
    }

    func call(_ function: String, _ arguments: [JSONValue]) throws(JSONTemplateFunctionError) -> JSONValue? {
        asked.withLock { $0.append("\(function)(\(JSONValue.array(arguments).compactText))") }
        switch function {
        case "id": return .string(String(repeating: "x", count: arguments[0].intValue ?? 0))
        case "pick": throw JSONTemplateFunctionError("pick takes a list that is not empty")
        default: return Optional.none
        }
    }
}

@Suite struct JSONTemplateTests {
    func render(_ template: String, _ context: JSONValue = [:]) throws -> JSONValue {
        let variables = try JSONTemplateVariables(context.objectValue ?? JSONObject())
        return try JSONTemplate.compile(JSONValue.parse(template)).render(variables)
    }

    @Test(arguments: [
        (#"{"a":{"$eval":"x + 1"},"b":"n=${x}","c-${x}":[1,{"$eval":"y"}]}"#, #"{"a":3,"b":"n=2","c-2":[1,"z"]}"#),
        (#""${x}${y}$${x}""#, #""2z${x}""#), (#""a ${'}'} b""#, #""a } b""#), (#"{"$eval":"y + '!'"}"#, #""z!""#),
        (#"{"$if":"x > 1","then":"big","else":"small"}"#, #""big""#), (#"[0,{"$if":"x > 5","then":1}]"#, "[0]"),
        (#"{"a":{"$if":"x > 5","then":1},"b":2}"#, #"{"b":2}"#), (#"{"$if":"x > 5","then":1}"#, "null"),
        (#"{"$merge":[{"a":1,"b":1},{"$eval":"o"},{"b":3}]}"#, #"{"a":1,"b":3,"k":{"m":true}}"#),
        (#"{"$map":[1,2],"each(v)":{"$eval":"v * x"}}"#, "[2,4]"),
        (#"{"$map":["a","b"],"each(v, i)":"${i}${v}"}"#, #"["0a","1b"]"#),
        (#"{"$map":{"a":1,"b":2},"each(v,k)":{"${k}${k}":{"$eval":"v"}}}"#, #"{"aa":1,"bb":2}"#),
        (#"{"$map":{"a":1},"each(e)":{"${e.key}":{"$eval":"e.val"}}}"#, #"{"a":1}"#),
        (#"{"$let":{"x":10,"w":{"$eval":"x"}},"in":[{"$eval":"x"},{"$eval":"w"}]}"#, "[10,2]"),
        (#"{"$json":{"b":{"$eval":"x"},"a":"/é"}}"#, #""{\"a\":\"/é\",\"b\":2}""#),
        (#"{"$$eval":"x","in":1}"#, #"{"$eval":"x","in":1}"#), (#"{"$_x":1,"$":2}"#, #"{"$_x":1,"$":2}"#),
        (#"{"$eval":"[1, [2, 3][1], 'ab'[0], {a: 1}.a, o.k, o['none']]"}"#, #"[1,3,"a",1,{"m":true},null]"#),
        (#"{"$eval":"-2 ** 2 + 2 ** 3 ** 2 / 4 - -1"}"#, "133"),
        (#"{"$eval":"!x || y == 'z' && (1 in [1]) != false"}"#, "true"), (#"{"$eval":"1 / 3 * 3 == 1"}"#, "true"),
        (#"{"$eval":"9223372036854775807 + 1"}"#, "9.223372036854776e+18"),
        (#"{"$eval":"0.1 + 0.2"}"#, "0.30000000000000004"),
        (
            #"{"$eval":"[7 / 2, 8 / 2, 2 ** -1, 2 ** 62, 2 ** 64]"}"#,
            "[3.5,4,0.5,4611686018427387904,1.8446744073709552e+19]"
        ),
        (#"{"$eval":"big"}"#, "123456789012345678901234567890"), (#""${big}""#, #""123456789012345678901234567890""#),
        (#"{"$eval":"big == big && big > 9223372036854775807 && -big < 0"}"#, "true"),
        (#"{"$sort":[{"a":2,"b":1},{"a":1},{"a":2,"b":2}],"by(e)":"e.a"}"#, #"[{"a":1},{"a":2,"b":1},{"a":2,"b":2}]"#),
        (#"{"$switch":{"x == 1":"one","x == 2":"two","$default":"many"}}"#, #""two""#),
        (#"{"$eval":"'e\u0301' == '\u00e9'"}"#, "false"),
    ])
    func renders(_ template: String, _ result: String) throws {
        let context: JSONValue = [
            "x": 2, "y": "z", "o": ["k": ["m": true]], "big": try .parse("123456789012345678901234567890"),
        ]
        #expect(try render(template, context).compactText == JSONValue.parse(result).compactText)
    }

    @Test func isConstantWhenNothingIsDynamic() throws {
        let template: JSONValue = ["a": [1, "x", .null, ["b": 2.5]], "$$eval": "$${x}"]
        #expect(try JSONTemplate.compile(template).constant == ["a": [1, "x", .null, ["b": 2.5]], "$eval": "${x}"])
        for dynamic in ["\"${x}\"", #"[{"$eval":"1"}]"#, #"{"${x}":1}"#, #"{"a":{"b":["${x}"]}}"#] {
            #expect(try JSONTemplate.compile(.parse(dynamic)).constant == nil)
        }
    }

    @Test func asksTheContextForNoMoreThanItNeeds() throws {
        let context = RecordingContext()
        let template = try JSONTemplate.compile([
            "a": ["$eval": "request.body.deep.y[1]"], "b": "${request.body['x']}", "c": ["$eval": "request['body'].x"],
            "d": ["$if": "false", "then": ["$eval": "absent"]], "e": ["$eval": "true || absent"],
        ])
        #expect(try template.render(context) == ["a": 20, "b": "1", "c": 1, "e": true])
        #expect(context.asked.withLock { $0 } == ["request.body", "request.body", "request.body"])
    }

    @Test func callsTheContextsFunctions() throws {
        let context = RecordingContext()
        #expect(try JSONTemplate.compile("id-${id(2 + call)}").render(context) == "id-xxxxx")
        #expect(try JSONTemplate.compile(["$eval": "len(id(4)) + max(1, 2)"]).render(context) == 6)
        #expect(context.asked.withLock { $0.contains("id([5])") && $0.contains("max([1,2])") })
        let error = try #require(throws: JSONTemplateError.self) {
            try JSONTemplate.compile(["a": "12${ pick([]) }"]).render(context)
        }
        #expect(error.pointer.description == "/a" && error.offset == 5)
        #expect(error.message == "pick takes a list that is not empty")
    }

    @Test func boundVariablesHideTheContext() throws {
        let context = RecordingContext()
        let template: JSONValue = [
            "$let": ["request": ["body": ["x": 7]], "id": 1], "in": ["${request.body.x}", ["$eval": "id"]],
        ]
        #expect(try JSONTemplate.compile(template).render(context) == ["7", 1])
        let call = try JSONTemplate.compile(["$let": ["id": 1], "in": ["$eval": "id(3)"]])
        #expect(throws: JSONTemplateError.self) { try call.render(context) }
    }

    @Test func theDefaultMemberComesFromTheValue() throws {
        struct Context: JSONTemplateContext {
            func value(named name: String) -> JSONValue? { name == "a" ? ["b": ["c": 1]] : Optional.none }
        }
        #expect(try JSONTemplate.compile(["$eval": "a.b.c"]).render(Context()) == 1)
        #expect(throws: JSONTemplateError.self) { try JSONTemplate.compile(["$eval": "f()"]).render(Context()) }
    }

    @Test func moments() throws {
        func fromNow(_ span: String, _ moment: String) throws -> String? {
            try render(#"{"$fromNow":"\#(span)","from":"\#(moment)"}"#).stringValue
        }
        #expect(try fromNow("0 s", "2024-02-29T23:59:59+02:00") == "2024-02-29T21:59:59.000Z")
        #expect(try fromNow("1 d", "2024-02-28T00:00:00Z") == "2024-02-29T00:00:00.000Z")
        #expect(try fromNow("1 d", "2023-02-28T00:00:00.5Z") == "2023-03-01T00:00:00.500Z")
        #expect(try fromNow("1 d", "2100-02-28T00:00:00Z") == "2100-03-01T00:00:00.000Z")
        #expect(try fromNow("1 d", "2000-02-28T00:00:00Z") == "2000-02-29T00:00:00.000Z")
        #expect(try fromNow("-1 s", "1970-01-01T00:00:00Z") == "1969-12-31T23:59:59.000Z")
        #expect(try fromNow("-1 d", "2000-01-01T00:00:00Z") == "1999-12-31T00:00:00.000Z")
        #expect(try fromNow("", "0001-03-01T00:00:00Z") == "0001-03-01T00:00:00.000Z")
        #expect(try fromNow("", "9999-12-31T23:59:59.999Z") == "9999-12-31T23:59:59.999Z")
        for (span, moment) in [
            ("1 s", "9999-12-31T23:59:59.999Z"), ("99999999999 y", "2000-01-01T00:00:00Z"),
            ("1 x", "2000-01-01T00:00:00Z"),
            ("1 s 1 d", "2000-01-01T00:00:00Z"), ("d", "2000-01-01T00:00:00Z"), ("1 d", "2000-13-01T00:00:00Z"),
            ("1 d", "2000-01-01"), ("1 d", "2000-01-01T00:00:00"), ("1 d", "x"),
        ] {
            #expect(throws: JSONTemplateError.self, "\(span) \(moment)") { try fromNow(span, moment) }
        }
    }
}
