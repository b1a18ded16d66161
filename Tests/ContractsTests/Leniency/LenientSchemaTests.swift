import Contracts
import HTTPModel
import JSONModel
import Testing

/// What a vendor takes beyond its contract is read as the vendor does, and told as warnings.
@Suite struct LenientSchemaTests {
    private static let components = """
        { schemas: {
            Port: { type: integer, format: int32, x-accepts: [numeric-strings] },
            Base: { properties: { useTls: { type: boolean, x-accepts: [boolean-strings] } } },
            Server: {
              type: object, additionalProperties: false, required: [host],
              x-accepts: [case-insensitive-names, unknown-names],
              allOf: [ { $ref: "#/components/schemas/Base" } ],
              properties: {
                host: { type: string }, port: { $ref: "#/components/schemas/Port" }, useTls: true, next: { $ref: "#/components/schemas/Server" },
                pin: { type: integer, format: password, x-accepts: [numeric-strings] },
                ports: { type: array, items: { $ref: "#/components/schemas/Port" } },
                vault: { writeOnly: true, properties: { code: { $ref: "#/components/schemas/Port" } } },
                limits: { type: object, additionalProperties: { $ref: "#/components/schemas/Port" } },
                strict: { type: integer } } },
            Shape: {
              type: object, x-accepts: [unknown-names], properties: { kind: { type: string } },
              patternProperties: { "^x-": { type: string } },
              oneOf: [ { properties: { radius: true } }, { $ref: "#/components/schemas/Square" } ],
              dependentSchemas: { unit: { properties: { scale: { type: integer } } } },
              if: { properties: { kind: { const: a } } }, then: { anyOf: [ { properties: { a: true } } ] } },
            Square: { allOf: [ { properties: { side: { type: integer } }, required: [side] } ] } } }
        """

    private func check(
        _ body: String, schema: String = "Server"
    ) throws -> (value: JSONValue?, lines: [String], isValid: Bool) {
        let contract = try TestContract.make(
            paths: """
                  /servers:
                    post:
                      requestBody:
                        content: { application/json: { schema: { $ref: "#/components/schemas/\(schema)" } } }
                      responses: { "200": { description: ok } }
                """, components: Self.components)
        let request = Request(
            method: .post, target: RequestTarget(path: "/servers"), fields: [.contentType: "application/json"],
            body: Array(body.utf8))
        let checked = contract.operations[0].check(request, [])
        return (checked.body.value, checked.allViolations.map(ViolationRenderer.message), checked.isValid)
    }

    @Test func whatConformsIsLeftAsItIs() throws {
        let read = try check(#"{"host":"a","port":25,"useTls":true}"#)
        #expect(read.value?.compactText == #"{"host":"a","port":25,"useTls":true}"#)
        #expect(read.lines == [])
    }

    @Test func textsAreReadAsTheNumbersAndBooleansThatTheySpell() throws {
        let read = try check(#"{"host":"587","port":"587","useTls":"true","ports":["1",2]}"#)
        #expect(read.value == ["host": "587", "port": 587, "useTls": true, "ports": [1, 2]])
        #expect(
            read.lines == [
                #"body /port is "587" (string), contract wants integer"#,
                #"body /useTls is "true" (string), contract wants boolean"#,
                #"body /ports/0 is "1" (string), contract wants integer"#,
            ])
        #expect(read.isValid)
    }

    @Test func falseIsSpelledToo() throws {
        #expect(try check(#"{"host":"a","useTls":"false"}"#).value == ["host": "a", "useTls": false])
    }

    @Test func membersWithoutANameAreReadAsTheRestIs() throws {
        let read = try check(#"{"host":"a","limits":{"in":"5"}}"#)
        #expect(read.value == ["host": "a", "limits": ["in": 5]])
        #expect(read.lines == [#"body /limits/in is "5" (string), contract wants integer"#])
    }

    @Test(arguments: [#"{"host":"a","HOST":"b"}"#, #"{"HOST":"b","host":"a"}"#])
    func ofTwoSpellingsTheContractsOwnCounts(body: String) throws {
        #expect(try check(body).value == ["host": "a"])
    }

    @Test(arguments: [
        #"{"host":"a","port":"25x"}"#, #"{"host":"a","port":" 25"}"#, #"{"host":"a","port":""}"#,
        #"{"host":"a","port":"2147483648"}"#, #"{"host":"a","port":"1.5"}"#, #"{"host":"a","useTls":"True"}"#,
        #"{"host":"a","strict":"1"}"#, #"{"host":25}"#,
    ])
    func otherTextsAreStillWrong(body: String) throws {
        #expect(try !check(body).isValid)
    }

    @Test func namesInAnotherCaseAreTheContractsNames() throws {
        let read = try check(#"{"HOST":"a","Port":"25"}"#)
        #expect(read.value?.compactText == #"{"host":"a","port":25}"#)
        #expect(
            read.lines == [
                #"body /HOST is spelled otherwise, contract wants the name "host""#,
                #"body /Port is spelled otherwise, contract wants the name "port""#,
                #"body /Port is "25" (string), contract wants integer"#,
            ])
        #expect(read.isValid)
        #expect(try check(#"{"HOST":"other","host":"a"}"#).value == ["host": "a"])
    }

    @Test func unknownMembersAreIgnored() throws {
        let read = try check(#"{"host":"a","color":"red"}"#)
        #expect(read.value == ["host": "a"])
        #expect(read.lines == ["body /color is present, contract wants no such member"])
        #expect(read.isValid)
    }

    @Test func membersThatSomePartOfTheSchemaMayNameAreKept() throws {
        let body = #"{"kind":"a","x-y":"b","radius":1,"side":2,"scale":3,"a":4,"color":"red"}"#
        let read = try check(body, schema: "Shape")
        #expect(read.value == ["kind": "a", "x-y": "b", "radius": 1, "side": 2, "scale": 3, "a": 4])
        #expect(
            read.lines.filter { $0.contains("no such member") } == [
                "body /color is present, contract wants no such member"
            ])
        // What the contract says of them still counts.
        #expect(try check(#"{"kind":"a","x-y":1,"radius":1}"#, schema: "Shape").isValid == false)
    }

    @Test func schemasThatContainThemselvesAreReadAtEveryLevel() throws {
        let read = try check(#"{"host":"a","next":{"Host":"b","next":{"host":"c","port":"1"}}}"#)
        #expect(read.value == ["host": "a", "next": ["host": "b", "next": ["host": "c", "port": 1]]])
        #expect(read.lines.count == 2)
    }

    @Test func schemasThatContainThemselvesAreReadHoweverDeep() throws {
        let deep =
            String(repeating: #"{"host":"a","next":"#, count: 40) + #"{"host":"a","port":"1"}"#
            + String(repeating: "}", count: 40)
        let read = try check(deep)
        #expect(read.lines.count == 1)
        #expect(read.isValid)
    }

    @Test func secretsStayHidden() throws {
        #expect(
            try check(#"{"host":"a","pin":"1234"}"#).lines
                == ["body /pin is *** (string), contract wants integer"])
        #expect(
            try check(#"{"host":"a","vault":{"code":"1234"}}"#).lines
                == ["body /vault/code is *** (string), contract wants integer"])
    }
}
