import JSONModel
import Testing

/// Names and calls that fail whatever the context's values are, found before a template is rendered.
@Suite struct TemplateNameCheckerTests {
    struct Vocabulary: JSONTemplateVocabulary {
        let names = ["request", "faults", "door"]
        let functions = ["uuid", "integer"]

        func shape(of name: String) -> JSONTemplateShape? {
            switch name {
            case "request": .members([("body", .any), ("path", .scalar), ("headers", .lowercaseNames)])
            case "faults": .list(of: .members([("message", .scalar)]))
            case "door": .likelyMembers([("state", .scalar)])
            default: nil
            }
        }

        func argumentCounts(of function: String) -> ClosedRange<Int>? {
            ["uuid": 0...0, "integer": 2...2][function]
        }
    }

    private func findings(_ template: String) throws -> [JSONTemplateFinding] {
        try JSONTemplate.compile(JSONValue.parse(Array(template.utf8))).findings(by: Vocabulary())
    }

    @Test(arguments: [
        (#""${reqest.body}""#, #"nothing is named "reqest" here, did you mean "request"?"#),
        (#""${xyz}""#, #"nothing is named "xyz" here; there is request, faults, door"#),
        (#"{"$eval":"uuid"}"#, #""uuid" is a function, and is not called here"#),
        (#""${uid()}""#, #"there is no function "uid", did you mean "uuid"?"#),
        (#""${lowrcase('A')}""#, #"there is no function "lowrcase", did you mean "lowercase"?"#),
        (#""${request()}""#, #""request" is no function"#),
        (#""${request.boddy.a}""#, #"request has no member "boddy", did you mean "body"?"#),
        (#""${request.path.first}""#, #"request.path has no members, and "first" is asked for"#),
        (
            #""${request.headers.Host}""#,
            #"request.headers has its members in lower case, did you mean "host"?"#
        ),
        (#""${faults[0].mesage}""#, #"faults[0] has no member "mesage", did you mean "message"?"#),
        (#""${faults[1:][0].mesage}""#, #"faults[…:…][0] has no member "mesage", did you mean "message"?"#),
        (
            #"{"$map":{"$eval":"faults"},"each(f,i)":"${i} ${f.mesage}"}"#,
            #"f has no member "mesage", did you mean "message"?"#
        ),
        (
            #"{"$find":{"$eval":"faults"},"each(f)":"f.mesage == 'a'"}"#,
            #"f has no member "mesage", did you mean "message"?"#
        ),
        (
            #"{"$sort":{"$eval":"faults"},"by(f)":"f.mesage"}"#,
            #"f has no member "mesage", did you mean "message"?"#
        ),
        (
            #"{"$reduce":{"$eval":"faults"},"initial":"","each(all,f,i)":"${all} ${i} ${f.mesage}"}"#,
            #"f has no member "mesage", did you mean "message"?"#
        ),
        (
            #"{"$let":{"all":{"$eval":"faults"}},"in":"${all[0].mesage}"}"#,
            #"all[0] has no member "mesage", did you mean "message"?"#
        ),
        (#"{"$let":{"count":1},"in":"${cuont}"}"#, #"nothing is named "cuont" here, did you mean "count"?"#),
        (
            #"{"a":{"$let":{"b":1},"in":"${b}"},"c":"${b}"}"#,
            #"nothing is named "b" here; there is request, faults, door"#
        ),
        (#"{"$if":"reqest","then":1}"#, #"nothing is named "reqest" here, did you mean "request"?"#),
        (#"{"$if":"request","else":"${reqest}"}"#, #"nothing is named "reqest" here, did you mean "request"?"#),
        (#"{"$switch":{"reqest":1}}"#, #"nothing is named "reqest" here, did you mean "request"?"#),
        (#"{"$match":{"true":"${reqest}"}}"#, #"nothing is named "reqest" here, did you mean "request"?"#),
        (#"{"${reqest}":1}"#, #"nothing is named "reqest" here, did you mean "request"?"#),
        (
            #"{"$merge":[{"a":{"$eval":"[{b: -reqest}][0]"}}]}"#,
            #"nothing is named "reqest" here, did you mean "request"?"#
        ),
        (
            #"{"$fromNow":"1 day","from":{"$eval":"reqest"}}"#,
            #"nothing is named "reqest" here, did you mean "request"?"#
        ),
        (
            #"{"$json":{"$reverse":{"$flatten":["${reqest}"]}}}"#,
            #"nothing is named "reqest" here, did you mean "request"?"#
        ),
    ])
    func whatNothingHasIsAnUnknownName(template: String, message: String) throws {
        let found = try findings(template)
        #expect(found.map(\.error.message) == [message])
        #expect(found.map(\.kind) == [.unknownName])
    }

    @Test(arguments: [
        (#""${uuid(1)}""#, "uuid takes no argument, not 1"),
        (#""${integer(1)}""#, "integer takes 2 arguments, not 1"),
        (#""${min()}""#, "min takes at least 1 argument, not 0"),
        (#""${len()}""#, "len takes 1 argument, not 0"),
        (#""${range(1)}""#, "range takes 2 to 3 arguments, not 1"),
        (#""${split('a')}""#, "split takes 2 arguments, not 1"),
        (#""${fromNow()}""#, "fromNow takes 1 to 2 arguments, not 0"),
    ])
    func aCallWithAWrongNumberOfArgumentsIsFound(template: String, message: String) throws {
        let found = try findings(template)
        #expect(found.map(\.error.message) == [message])
        #expect(found.map(\.kind) == [.wrongCount])
    }

    @Test(arguments: [
        (#"{"$eval":"request['boddy']"}"#, #"request has no member "boddy", did you mean "body"?"#),
        (
            #"{"$eval":"request.headers['X-Id']"}"#,
            #"request.headers has its members in lower case, did you mean "x-id"?"#
        ),
        (#""${door.sate}""#, #"door has no member "sate", did you mean "state"?"#),
    ])
    func whatMayBeNullOrThereIsUnlikely(template: String, message: String) throws {
        let found = try findings(template)
        #expect(found.map(\.error.message) == [message])
        #expect(found.map(\.kind) == [.unlikelyName])
    }

    @Test(arguments: [
        // Bound by operators, with what they shadow.
        #"{"$let":{"request":1,"uuid":2},"in":"${request.boddy} ${uuid} ${uuid(1)}"}"#,
        #"{"$map":{"$eval":"request.body"},"each(x,i)":"${x.any.thing} ${i}"}"#,
        #"{"$map":{"$eval":"faults"},"each(f)":{"$let":{"f":{"$eval":"request.body"}},"in":"${f.mesage}"}}"#,
        #"{"$reduce":[],"initial":1,"each(a,b,c)":"${a} ${b} ${c}"}"#, #"{"$sort":[],"by(x)":"x.y"}"#,
        #"{"$find":[],"each(x,i)":"x == i"}"#,
        // Bound to what cannot be told.
        #"{"$let":{"$eval":"request.body"},"in":"${a} ${request.boddy} ${uid()} ${min()}"}"#,
        #"{"$let":{"$merge":[{"a":1}]},"in":"${a}"}"#, #"{"$let":{"${request.path}":1},"in":"${a}"}"#,
        #"{"$map":{"$eval":"faults"},"each(f)":{"$let":{"$eval":"request.body"},"in":"${f.mesage}"}}"#,
        // Asked for before.
        #"{"$if":"defined('extra')","then":"${extra}"}"#, #""${'boddy' in request && request.boddy}""#,
        // Never evaluated.
        #"{"$if":"false","then":"${a}","else":1}"#, #"{"$eval":"true || a"}"#, #"{"$eval":"false && a"}"#,
        // Plain data, JSON-e's own functions and escapes.
        #"{"reqest":"request.boddy","$${reqest}":"$${reqest}"}"#, #"{"$eval":"[min, len][0]"}"#,
        #""${min(1,2,3)} ${fromNow('1 day','2020-01-01T00:00:00Z')} ${range(1,2)[0]}""#,
        #""${request.headers.host} ${request.headers['x-id']} ${request.path[0:3]} ${request.body.a.B}""#,
        #"{"$eval":"faults[0].message[0]"}"#, #""${integer(1, 2)} ${uuid()}""#,
    ])
    func nothingIsClaimedOfWhatMayRender(template: String) throws {
        #expect(try findings(template).map(\.error.message) == [])
    }

    @Test func everyExpressionIsLookedAtWithItsPlace() throws {
        let found = try findings(#"{"a":["${b} ${c}"],"d":{"$eval":"e + f.g"}}"#)
        #expect(
            found.map { "\($0.error.pointer) \($0.error.offset ?? -1)" }
                == ["/a/0 2", "/a/0 7", "/d/$eval 0", "/d/$eval 4"])
    }

    @Test func allFaultsOfATemplateAreTold() throws {
        let template = try JSONValue.parse(
            Array(
                #"{"a":"${1 +} ${2} ${3 +}","$b":1,"c":{"$if":"4 +","then":{"$eval":"5 +"},"else":{"$eval":6}},"d":{"$let":{"$eval":"7 +"},"in":"${8 +}"},"$${9":1,"x":{"$switch":{"a +":"${b +}"}}}"#
                    .utf8))
        var faults: [JSONTemplateError] = []
        let compiled = JSONTemplate.compile(template, faults: &faults)
        #expect(
            faults.map(\.pointer.description) == [
                "/a", "/a", "/$b", "/c/$if", "/c/then/$eval", "/c/else/$eval", "/d/$let/$eval", "/d/in",
                "/x/$switch/a +", "/x/$switch/a +",
            ])
        #expect(compiled.findings(by: Vocabulary()).map(\.error.message) == [])
    }
}
