import JSONModel
import Testing

@Suite struct JSONTemplateLimitsTests {
    func render(_ template: JSONValue, _ limits: JSONTemplateLimits = JSONTemplateLimits()) throws -> JSONValue {
        try JSONTemplate.compile(template, limits: limits).render(JSONTemplateVariables())
    }

    func fails(_ template: JSONValue, _ words: String) throws {
        try fails(template, JSONTemplateLimits(), words)
    }

    func fails(_ template: JSONValue, _ limits: JSONTemplateLimits, _ words: String) throws {
        let error = try #require(throws: JSONTemplateError.self) { try render(template, limits) }
        #expect(error.message.contains(words), "\(error)")
    }

    @Test func steps() throws {
        try fails(["$eval": "range(0, 9000000000000000000)"], "more than 1000000 steps")
        let loop: JSONValue = ["$map": ["$eval": "range(0, 100)"], "each(x)": ["$eval": "x + 1"]]
        #expect(try render(loop).arrayValue?.count == 100)
        try fails(loop, JSONTemplateLimits(steps: 250), "more than 250 steps")
        let squared: JSONValue = ["$map": ["$eval": "range(0, 5000)"], "each(x)": loop]
        try fails(squared, "more than 1000000 steps")
    }

    @Test func doublingEndsSoon() throws {
        // Each variable holds the one before ten times.
        var template: JSONValue = ["$eval": "a"]
        for _ in 0..<40 { template = ["$let": ["a": ["$eval": "[a,a,a,a,a,a,a,a,a,a]"]], "in": template] }
        try fails(["$let": ["a": "x"], "in": template], "steps")
        let text: JSONValue = [
            "$reduce": ["$eval": "range(0, 64)"], "initial": "xx", "each(t,i)": ["$eval": "t + t"],
        ]
        try fails(text, JSONTemplateLimits(steps: 100_000_000), "longer than 16777216 bytes")
        try fails(text, "steps")
    }

    @Test func size() throws {
        let template: JSONValue = ["a": "${'0123456789'}", "b": ["$eval": "[1, 2, 3]"]]
        #expect(try render(template, JSONTemplateLimits(size: 40)) == ["a": "0123456789", "b": [1, 2, 3]])
        try fails(template, JSONTemplateLimits(size: 17), "larger than 17")
        try fails(template, JSONTemplateLimits(size: 5), "longer than 5 bytes")
    }

    @Test func depth() throws {
        var template: JSONValue = ["$eval": "1"]
        for _ in 0..<100 { template = [template] }
        #expect(try render(template) != .null)
        for _ in 0..<300 { template = [template] }
        try fails(template, "nest at most 250 deep")
        for (open, close) in [
            ("(", ")"), ("[", "]"), ("-", ""), ("!", ""), ("min(", ")"), ("{a: ", "}"), ("1 ** ", ""), ("[1][", "]"),
        ] {
            let deep = String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
            try fails(["$eval": .string(deep)], "nest at most 250 deep")
        }
        for chain in [" + 1", "[0]", "(1)", "[:]", " && 1"] {
            let long = "a" + String(repeating: chain, count: 100_000)
            try fails(["$eval": .string(long)], "nest at most 250 deep")
        }
        #expect(try render(["$eval": .string("1" + String(repeating: " + 1", count: 200))]) == 201)
    }

    @Test func randomExpressionsNeverCrash() throws {
        let pieces = [
            "a", "s", "o", "l", "1", "2.5", "'t'", "null", "true", "min", "len", "(", ")", "[", "]", "{", "}", ":", ",",
            ".", "+", "-", "*", "/", "**", "==", "<", "&&", "||", "!", "in", "k", " ", "${", "$", "\"",
        ]
        var random = SplitMix(state: 99)
        let context = try JSONTemplateVariables(
            JSONObject([("a", 1), ("s", "tëxt"), ("o", ["k": [1]]), ("l", [1, -2, "x"])]))
        var rendered = 0
        for _ in 0..<30_000 {
            let text = (0..<Int(random.next() % 9)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
                .joined()
            for template: JSONValue in [["$eval": .string(text)], .string("${" + text + "}")] {
                guard let compiled = try? JSONTemplate.compile(template) else { continue }
                if (try? compiled.render(context)) != nil { rendered += 1 }
            }
        }
        #expect(rendered > 500)
    }
}
