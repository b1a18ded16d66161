import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct ResponseVariantsTests {
    private func contract(_ schema: String, components: String = "{}", more: String = "") throws -> Contract {
        try TestContract.make(
            paths: """
                  /a:
                    get:
                      operationId: getA
                      responses:
                        "200": { description: ok, content: { application/json: { schema: \(schema) } } }
                \(more)
                """, components: components)
    }

    /// The variants that a schema brings, each with its content.
    private func varied(_ schema: String, components: String = "{}") throws -> [String] {
        let variants = try contract(schema, components: components).responseVariants(of: "getA")
        #expect(variants.notes == [])
        return variants.filter { !["documented", "undocumented-status"].contains($0.kind.rawValue) }.map { variant in
            let mark =
                switch variant.conformance {
                case .within: ""
                case .undocumentedButAllowed: " (open)"
                case .outside: " (outside)"
                }
            return "\(variant.id.dropFirst(4)) \(variant.value?.compactText ?? "")\(mark)"
        }
    }

    @Test func fieldsOfAnObject() throws {
        let schema = """
            { type: object, required: [id], additionalProperties: false, properties: {
                id: { type: integer }, host: { type: [string, 'null'] }, secret: { type: string, writeOnly: true },
                made: { type: string, readOnly: true } } }
            """
        #expect(
            try varied(schema) == [
                #"required-only {"id":0}"#, #"all-fields {"id":0,"host":"string","made":"string"}"#,
                #"without:/host {"id":0,"made":"string"}"#, #"null:/host {"id":0,"host":null,"made":"string"}"#,
                #"without:/made {"id":0,"host":"string"}"#,
                #"unknown-field {"id":0,"host":"string","made":"string","unknownField":"unexpected"} (outside)"#,
            ])
    }

    @Test func openObjectsAllowUnknownFields() throws {
        let variants = try contract("{ type: object, properties: { a: { type: boolean } } }")
            .responseVariants(of: "getA")
        let unknown = try #require(variants.variant("200/unknown-field"))
        #expect(unknown.conformance == .undocumentedButAllowed)
        #expect(unknown.isWithinContract)
        #expect(
            unknown.summary == "200 with the undocumented field /unknownField, which the open schema allows")
    }

    @Test func enumerations() throws {
        #expect(
            try varied("{ enum: [on, '1', 2, null] }") == [
                "null null", #"enum=on "on""#, #"enum="1" "1""#, "enum=2 2", #"unknown-enum "unknownValue" (outside)"#,
            ])
        #expect(
            try varied("{ type: object, required: [n], properties: { n: { enum: [1, 4] } } }") == [
                #"required-only {"n":1}"#, #"all-fields {"n":1}"#, #"enum:/n=4 {"n":4}"#,
                #"unknown-field {"n":1,"unknownField":"unexpected"} (open)"#, #"unknown-enum:/n {"n":5} (outside)"#,
            ])
        let variants = try contract("{ type: object, properties: { n: { enum: [1, 4] } } }")
            .responseVariants(of: "getA")
        #expect(variants.variant("200/enum:/n=1")?.id == "200/all-fields")
    }

    @Test func alternatives() throws {
        let components = """
            { schemas: {
                Circle: { type: object, required: [kind, radius], properties: { kind: { const: circle }, radius: { type: number }, name: { type: string } } },
                Square: { type: object, required: [kind], properties: { kind: { const: square }, side: { type: integer } } } } }
            """
        let schema = """
            { oneOf: [ { $ref: "#/components/schemas/Circle" }, { $ref: "#/components/schemas/Square" }, { type: 'null' } ] }
            """
        #expect(
            try varied(schema, components: components) == [
                #"required-only {"kind":"circle","radius":0}"#,
                #"all-fields {"kind":"circle","radius":0,"name":"string"}"#, "null null",
                #"oneOf=Square {"kind":"square","side":0}"#,
                #"oneOf=Square+without:/side {"kind":"square"}"#,
                #"without:/name {"kind":"circle","radius":0}"#,
                #"oneOf=Square+unknown-field {"kind":"square","side":0,"unknownField":"unexpected"} (open)"#,
                #"unknown-field {"kind":"circle","radius":0,"name":"string","unknownField":"unexpected"} (open)"#,
            ])
        #expect(
            try varied("{ anyOf: [ { type: integer }, { type: string, title: Text }, { type: boolean } ] }") == [
                "anyOf=0 0", #"anyOf=Text "string""#, "anyOf=2 true",
            ])
    }

    @Test func discriminatorNamesTheAlternative() throws {
        let components = """
            { schemas: {
                Cat: { type: object, required: [pet], properties: { pet: { type: string }, lives: { type: integer } }, additionalProperties: false },
                Dog: { type: object, required: [pet], properties: { pet: { type: string }, barks: { type: boolean } }, additionalProperties: false } } }
            """
        let schema = """
            { oneOf: [ { $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" } ],
              discriminator: { propertyName: pet, mapping: { dog: "#/components/schemas/Dog" } } }
            """
        let found = try varied(schema, components: components)
        #expect(found[1] == #"all-fields {"pet":"Cat","lives":0}"#)
        #expect(found.contains(#"oneOf=Dog {"pet":"dog","barks":true}"#))
    }

    @Test func listsAndMaps() throws {
        #expect(
            try varied("{ type: array, minItems: 1, maxItems: 4, uniqueItems: true, items: { type: integer } }") == [
                "required-only [0]", "all-fields [0]", "items=many [0,1,2]", "maxItems [0,1,2,3]",
            ])
        #expect(
            try varied("{ type: array, items: { enum: [a] } }").filter { !$0.hasPrefix("unknown") } == [
                #"required-only ["a"]"#, #"all-fields ["a"]"#, "items=0 []", #"items=many ["a","a","a"]"#,
            ])
        #expect(
            try varied("{ type: object, additionalProperties: { type: integer, maximum: 9 } }") == [
                #"required-only {"key1":0}"#, #"all-fields {"key1":0}"#, "entries=0 {}",
                #"entries=many {"key1":0,"key2":0,"key3":0}"#, #"maximum:/key1 {"key1":9}"#,
            ])
        #expect(
            try varied(
                "{ type: object, patternProperties: { '^x-[a-z]$': { type: integer } }, additionalProperties: false }"
            ).contains("entries=0 {}"))
        #expect(
            try varied("{ type: array, prefixItems: [ { type: string, maxLength: 7 }, { type: integer } ] }")
                .contains(#"maxLength:/0 ["stringx",0]"#))
    }

    @Test func bounds() throws {
        #expect(
            try varied("{ type: integer, minimum: -5, exclusiveMaximum: 10 }") == ["minimum -5", "maximum 9"])
        #expect(try varied("{ type: integer, format: int32 }") == ["minimum -2147483648", "maximum 2147483647"])
        #expect(try varied("{ type: integer, minimum: 1, maximum: 20, multipleOf: 6 }") == ["minimum 6", "maximum 18"])
        #expect(try varied("{ type: number, exclusiveMinimum: 0, maximum: 1 }") == ["minimum 0.01", "maximum 1"])
        #expect(
            try varied("{ type: string, minLength: 1, maxLength: 8 }") == [#"minLength "s""#, #"maxLength "stringxx""#])
        #expect(
            try varied("{ type: string, pattern: '^[a-z]+$', minLength: 2, maxLength: 5 }") == [
                #"minLength "aa""#, #"maxLength "aaaaa""#,
            ])
    }

    @Test func combinationsThatTheSchemaRefusesAreLeftOut() throws {
        let schema = """
            { type: object, dependentRequired: { a: [b] }, minProperties: 1, properties: { a: { type: integer }, b: { type: integer } } }
            """
        #expect(
            try varied(schema).filter { !$0.hasPrefix("unknown") } == [
                #"required-only {"b":0}"#, #"all-fields {"a":0,"b":0}"#, #"without:/a {"b":0}"#,
            ])
    }

    @Test func recursionEnds() throws {
        let components = """
            { schemas: { Node: { type: object, required: [id], properties: { id: { type: integer }, next: { $ref: "#/components/schemas/Node" } } } } }
            """
        let found = try varied("{ $ref: \"#/components/schemas/Node\" }", components: components)
        #expect(found.contains { $0.hasPrefix(#"without:/next {"id":0}"#) })
        #expect(found.count < 20)
    }

    @Test func documentedExamplesAndStatuses() throws {
        let contract = try TestContract.make(
            paths: """
                  /a:
                    get:
                      operationId: getA
                      responses:
                        "200":
                          description: ok
                          headers:
                            X-Left: { required: true, schema: { type: integer, minimum: 3 } }
                            X-Bad: { schema: { type: integer }, example: none }
                          content:
                            application/json:
                              schema: { type: object, required: [n], properties: { n: { type: integer } } }
                              examples: { one: { value: { n: 1 } }, two: { value: { n: 2 } } }
                            text/csv: { example: "n" }
                        "204": { description: none }
                        "401":
                          description: no
                          content: { application/json: { example: { error: denied } } }
                        4XX: { description: bad }
                        "500": { description: made }
                """)
        let variants = try contract.responseVariants(of: "GET /a")
        #expect(
            variants.map(\.id) == [
                "200/example:one", "200/example:two", "200/required-only", "200/all-fields", "200/content:text/csv",
                "200/unknown-field", "204/documented", "401/documented", "4XX/documented", "500/documented",
                "502/undocumented-status",
            ])
        let one = variants[0]
        #expect(one.fields == ["Content-Type": "application/json", "X-Left": "3"])
        #expect(one.body == Array(#"{"n":1}"#.utf8))
        #expect(one.summary == #"200 with the example "one""#)
        #expect(variants.variant("200/content:text/csv")?.body == Array("n".utf8))
        #expect(variants.variant("401/documented")?.value == ["error": "denied"])
        #expect(variants.variant("204/documented")?.body == [])
        #expect(variants.variant("4XX/documented")?.status == 400)
        let last = try #require(variants.last)
        #expect(last.status == 502 && !last.isWithinContract)
        #expect(last.value?["title"] == "Bad Gateway")
    }

    @Test func unknownOperationsAreToldWithTheNearestName() throws {
        let contract = try contract("true")
        #expect(throws: UnknownOperation(contract: contract.name, name: "getB", nearest: "getA")) {
            try contract.responseVariants(of: "getB")
        }
        #expect(throws: UnknownOperation(contract: contract.name, name: "GET /b", nearest: "GET /a")) {
            try contract.responseVariants(of: "GET /b")
        }
        let error = UnknownOperation(contract: "notes", name: "x", nearest: "y")
        #expect(error.description == #"notes has no operation "x", did you mean "y"?"#)
    }

    @Test func thereIsAMostOfVariants() throws {
        let values = (0..<700).map(String.init).joined(separator: ", ")
        let variants = try contract("{ type: object, properties: { n: { enum: [\(values)] } } }")
            .responseVariants(of: "getA")
        #expect(variants.count == 500)
        #expect(variants.omittedCount == 706 - 500)
        #expect(variants.notes == ["206 of 706 variants are left out, since an operation has 500 at most"])
        #expect(variants.last?.id == "500/undocumented-status")
    }

    @Test func anotherOptionalPropertyChangesNoId() throws {
        let properties = [
            "m: { type: integer, minimum: 0 }", "e: { enum: [x, y] }", "l: { type: array, items: { type: string } }",
            "o: { oneOf: [ { type: string }, { type: integer } ] }", "n: { type: [string, 'null'], maxLength: 6 }",
        ]
        func ids(_ properties: [String]) throws -> Set<String> {
            let list = properties.joined(separator: ", ")
            return Set(
                try contract("{ type: object, required: [e], properties: { \(list) } }").responseVariants(of: "getA")
                    .flatMap { [$0.id] + $0.alsoCovers })
        }
        let all = try ids(properties)
        for index in properties.indices {
            var fewer = properties
            fewer.remove(at: index)
            #expect(try ids(fewer).subtracting(all) == [])
        }
        #expect(try ids(["a: { type: integer, minimum: 0 }"] + properties).isSuperset(of: all))
    }
}
