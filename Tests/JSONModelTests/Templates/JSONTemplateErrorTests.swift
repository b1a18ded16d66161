import JSONModel
import Testing

@Suite struct JSONTemplateErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let template: String
        let pointer: String
        let offset: Int?
        let words: String
        var testDescription: String { template }

        init(_ template: String, _ pointer: String, _ words: String) {
            self.init(template, pointer, nil, words)
        }

        init(_ template: String, _ pointer: String, _ offset: Int?, _ words: String) {
            self.template = template
            self.pointer = pointer
            self.offset = offset
            self.words = words
        }
    }

    /// What a template alone decides.
    static let atCompiling = [
        Case(
            #"{"a":[{"$nothing":1}]}"#, "/a/0/$nothing",
            "$nothing is no operator; a member of that name is written $$nothing"),
        Case(#"{"$eval":1}"#, "/$eval", "expected an expression in a string, found number"),
        Case(#"{"$eval":"1 +"}"#, "/$eval", 3, "expected a value, found the end"),
        Case(#"{"$eval":"1 2"}"#, "/$eval", 2, "expected an operator, found number 2"),
        Case(#"{"$eval":"(1"}"#, "/$eval", 2, #"expected ")", found the end"#),
        Case(#"{"$eval":"a.1"}"#, "/$eval", 2, "expected a member's name"),
        Case(#"{"$eval":"a ? b"}"#, "/$eval", 2, #""?" means nothing in an expression"#),
        Case(#"{"$eval":"'abc"}"#, "/$eval", 0, "the string has no end"),
        Case(#"{"$eval":"a[1:2:3]"}"#, "/$eval", 5, #"expected "]", found ":""#),
        Case(#"{"$eval":"{a 1}"}"#, "/$eval", 3, #"expected ":""#),
        Case(#"{"$eval":"[1,]"}"#, "/$eval", 3, "expected a value"),
        Case(#"{"$eval":"in"}"#, "/$eval", 0, "expected a value"),
        Case(#"{"$eval":"","x":1}"#, "/x", "takes nothing beside it, not x"),
        Case(#""ab${c""#, "", 5, #"expected "}" at the expression's end, found the end"#),
        Case(#"["ab${c d}"]"#, "/0", 6, #"found "d""#), Case(#"{"a${":1}"#, "/a${", 3, "expected a value"),
        Case(#"{"$if":"a","then":1,"thn":2}"#, "/thn", "$if takes then, else beside it, not thn"),
        Case(#"{"$if":"a","else":{"$if":"b +"}}"#, "/else/$if", 3, "expected a value"),
        Case(#"{"$if":"a","$map":[]}"#, "", "only one operator can stand here, not $if, $map"),
        Case(#"{"$map":[],"each()":1}"#, "/$map", #"needs "each(x)""#),
        Case(#"{"$map":[]}"#, "/$map", #"needs "each(x)""#),
        Case(#"{"$map":[],"each(a,b,c)":1}"#, "/$map", "needs"), Case(#"{"$map":[],"each(1)":1}"#, "/$map", "needs"),
        Case(#"{"$map":[],"each(a)":1,"more":1}"#, "/more", "$map takes each(a) beside it"),
        Case(#"{"$let":{"a":1}}"#, "/$let", #"needs "in""#), Case(#"{"$let":[],"in":1}"#, "/$let", "takes an object"),
        Case(#"{"$let":{"a-b":1},"in":1}"#, "/$let/a-b", "a variable's name"),
        Case(#"{"$json":1,"x":1}"#, "/x", "takes nothing"),
        Case(#"{"$merge":[],"x~/y":1}"#, "/x~0~1y", "takes nothing"),
        Case(#"{"$$a":1,"$$b":{"$$a":1,"b":"${"}}"#, "/$$b/b", 2, "expected a value"),
        Case(#"{"$switch":[]}"#, "/$switch", "takes an object of conditions"),
        Case(#"{"$switch":{"a +":1}}"#, "/$switch/a +", 3, "expected a value"),
        Case(#"{"$find":[],"each(x)":1}"#, "/each(x)", "expected an expression in a string"),
        Case(#"{"$reduce":[],"each(a,b)":1}"#, "/$reduce", #"needs "initial""#),
        Case(#"{"$sort":[],"by(a,b)":"a"}"#, "/by(a,b)", "$sort takes by(x)"),
    ]

    /// What the context's values decide; `a` is 1, `s` is "text", `o` is an object, `l` a list of 2.
    static let atRendering = [
        Case(#"{"x":{"$eval":"1 + none"}}"#, "/x/$eval", 4, #"nothing is named "none" here"#),
        Case(#"{"$eval":"none.a"}"#, "/$eval", 0, #"nothing is named "none" here"#),
        Case(#"["${o.k.none}"]"#, "/0", 2, #"the object has no member "none""#),
        Case(#""${s.x}""#, "", 2, "string has no members"),
        Case(#""a ${ l }""#, "", 5, "cannot stand inside a string"),
        Case(#""${o.k}""#, "", 2, "cannot stand inside a string"),
        Case(#"{"$eval":"a / 0"}"#, "/$eval", 2, "division by zero"),
        Case(#"{"$eval":"2 ** 99999"}"#, "/$eval", 2, "no finite number"),
        Case(#"{"$eval":"a + s"}"#, "/$eval", 2, "takes two numbers or two strings, not number and string"),
        Case(#"{"$eval":"s - s"}"#, "/$eval", 2, "takes two numbers, not string and string"),
        Case(#"{"$eval":"-s"}"#, "/$eval", 0, "takes a number, not string"),
        Case(#"{"$eval":"l[2]"}"#, "/$eval", 1, "there is no index 2 in 2"),
        Case(#"{"$eval":"l[-3]"}"#, "/$eval", 1, "no index -3"),
        Case(#"{"$eval":"l['a']"}"#, "/$eval", 1, "indexed by integers"),
        Case(#"{"$eval":"o[1]"}"#, "/$eval", 1, "is a string"),
        Case(#"{"$eval":"l[0.5:]"}"#, "/$eval", 1, "bounded by integers, not 0.5"),
        Case(#"{"$eval":"a[0]"}"#, "/$eval", 1, "takes an object, array or string, not number"),
        Case(#"{"$eval":"a(1)"}"#, "/$eval", 0, #""a" is number and cannot be called"#),
        Case(#"{"$eval":"nofun(1)"}"#, "/$eval", 0, "there is no function nofun"),
        Case(#"{"$eval":"min()"}"#, "/$eval", 0, "min takes at least 1 argument"),
        Case(#"{"$eval":"len(a)"}"#, "/$eval", 0, "len takes a string or array as argument 1, not number"),
        Case(#"{"$eval":"1 in a"}"#, "/$eval", 2, #""in" takes"#),
        Case(#"{"$eval":"min"}"#, "", "a function that was not called"),
        Case(#"{"$merge":[{"$eval":"l"}]}"#, "/$merge", "with no array in it"),
        Case(#"{"$map":1,"each(x)":1}"#, "/$map", "takes an array or object, not number"),
        Case(#"{"$map":{"a":1},"each(x)":1}"#, "/$map", "makes objects, not number"),
        Case(#"{"$let":{"$eval":"a"},"in":1}"#, "/$let", "takes an object"),
        Case(#"{"$sort":[1,"a"]}"#, "/$sort", "only numbers, or only strings"),
        Case(#"{"$switch":{"a == 1":1,"true":2}}"#, "/$switch", "more than one condition"),
        Case(#"{"$fromNow":"1 day"}"#, "/$fromNow", "needs a reference"),
    ]

    @Test(arguments: atCompiling) func refusesAtCompiling(_ fault: Case) throws {
        let template = try JSONValue.parse(fault.template)
        let error = try #require(throws: JSONTemplateError.self) { try JSONTemplate.compile(template) }
        check(error, fault)
    }

    @Test(arguments: atRendering) func refusesAtRendering(_ fault: Case) throws {
        let template = try JSONTemplate.compile(JSONValue.parse(fault.template))
        let context = try JSONTemplateVariables(
            JSONObject([("a", 1), ("s", "text"), ("o", ["k": ["m": 1]]), ("l", [1, 2])]))
        let error = try #require(throws: JSONTemplateError.self) { try template.render(context) }
        check(error, fault)
    }

    func check(_ error: JSONTemplateError, _ fault: Case) {
        #expect(error.pointer.description == fault.pointer)
        #expect(error.offset == fault.offset)
        #expect(error.message.contains(fault.words), "\(error)")
        #expect(!error.description.contains("\n"))
    }

    /// The places of all faults of a template, the operator's own first.
    @Test(arguments: [
        (#"{"$eval":"1 +","x":"${"}"#, ["/x", "/x", "/$eval"]),
        (#"{"$if":"1 +","thn":"${","else":"${"}"#, ["/thn", "/thn", "/$if", "/else"]),
        (#"{"$json":"${","x":1,"y":2}"#, ["/x", "/y", "/$json"]),
        (#"{"$map":"${","each(x)":"${","y":1}"#, ["/y", "/$map", "/each(x)"]),
        (#"{"$map":"${","each":"${"}"#, ["/$map", "/$map", "/each"]),
        (#"{"$reduce":"${","each(x)":"${"}"#, ["/$reduce", "/$reduce", "/each(x)"]),
        (#"{"$reduce":"${","each(a,x)":"${"}"#, ["/$reduce", "/$reduce", "/each(a,x)"]),
        (#"{"$find":"${","each":"${"}"#, ["/$find", "/$find", "/each"]),
        (#"{"$let":{"a":"${"},"on":"${"}"#, ["/$let", "/on", "/on", "/$let/a"]),
        (#"{"$switch":["${"]}"#, ["/$switch", "/$switch/0"]),
        (#"{"$sort":"${","by(a,b)":"${"}"#, ["/by(a,b)", "/by(a,b)", "/$sort"]),
        (#"{"$merge":"${","$json":"${"}"#, ["", "/$merge", "/$json"]),
    ])
    func aFaultHidesNoOther(template: String, places: [String]) throws {
        var faults: [JSONTemplateError] = []
        _ = JSONTemplate.compile(try JSONValue.parse(template), faults: &faults)
        #expect(faults.map(\.pointer.description) == places)
    }

    @Test func description() {
        let inner = JSONTemplateError(pointer: JSONPointer(tokens: ["a", "$eval"]), offset: 4, message: "no")
        #expect(inner.description == "/a/$eval, byte 4: no")
        #expect(JSONTemplateError(message: "no").description == "the template: no")
    }
}
