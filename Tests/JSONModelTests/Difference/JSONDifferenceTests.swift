import Testing

@testable import JSONModel

@Suite struct JSONDifferenceTests {
    private func lines(
        _ expected: JSONValue, _ actual: JSONValue, ignoresOrder: Bool = false, ignoresExtra: Bool = false
    ) -> [String] {
        JSONComparison(expected: expected, ignoresOrder: ignoresOrder, ignoresExtra: ignoresExtra)
            .differences(in: actual).map(\.description)
    }

    @Test func everyKindIsTold() {
        let found = JSONComparison(expected: ["a": 1, "b": 2, "c": 3, "d": 4])
            .differences(in: ["e": 5, "d": 4.0, "c": "3", "a": 2])
        #expect(
            found == [
                JSONDifference(kind: .differentValue, pointer: .root.appending("a"), expected: 1, actual: 2),
                JSONDifference(kind: .missing, pointer: .root.appending("b"), expected: 2, actual: nil),
                JSONDifference(kind: .differentType, pointer: .root.appending("c"), expected: 3, actual: "3"),
                JSONDifference(kind: .unexpected, pointer: .root.appending("e"), expected: nil, actual: 5),
            ])
    }

    @Test func linesNamePlaceAndValues() {
        #expect(
            lines(["a": ["b/c": 587], "x": .null, "y": true], ["a": ["b/c": "587"], "z": [1, ["q": 2]], "y": false])
                == [
                    "/a/b~1c: expected 587 (number), received \"587\" (string)",
                    "/x: expected null, received nothing", "/y: expected true, received false",
                    "/z: expected nothing, received [1,{\"q\":2}]",
                ])
        #expect(lines(1, [1]) == ["the value: expected 1 (number), received [1] (array)"])
        let secret = JSONComparison(expected: "hunter2").differences(in: 5)[0]
        #expect(secret.line(isSecret: true) == "the value: expected *** (string), received *** (number)")
    }

    @Test func longValuesAreShortenedInTheMiddle() {
        let long = JSONValue.string("begin" + String(repeating: "é", count: 100) + "end")
        let line = lines(long, "b")[0]
        #expect(line.hasPrefix("the value: expected \"begin") && line.hasSuffix("end\", received \"b\""))
        #expect(line.contains("é…é"))
        #expect(line.count == "the value: expected ".count + 60 + ", received \"b\"".count)
    }

    @Test func elementInFrontIsOneDifference() {
        let elements: [JSONValue] = (0..<50).map { ["id": .number(JSONNumber($0))] }
        let longer = [["id": 99]] + elements
        #expect(lines(.array(elements), .array(longer)) == ["/0: expected nothing, received {\"id\":99}"])
        #expect(lines(.array(longer), .array(elements)) == ["/0: expected {\"id\":99}, received nothing"])
        // What stands behind it is named by its place in the received list.
        #expect(
            lines([["id": 1, "n": 1]], [["id": 0, "n": 7], ["id": 1, "n": 2]])
                == ["/0: expected nothing, received {\"id\":0,\"n\":7}", "/1/n: expected 1, received 2"])
    }

    @Test func longListsArePairedPlaceByPlace() {
        let left = (0..<400).map { JSONValue.number(JSONNumber($0)) }
        let right = (0..<400).map { JSONValue.number(JSONNumber($0 + ($0 < 5 || $0 > 394 ? 0 : 1_000))) }
        #expect(lines(.array(left), .array(right)).count == 390)
        #expect(lines(.array(left), .array(left + [7])) == ["/400: expected nothing, received 7"])
    }

    @Test func orderAndExtraAreIgnoredOnRequest() {
        #expect(lines([1, 2, 3], [3, 1, 2], ignoresOrder: true) == [])
        #expect(lines([1, 2, 3], [3, 1, 4], ignoresOrder: true) == ["/2: expected 2, received 4"])
        #expect(lines(["a": [1]], ["a": [1, 2], "b": 3], ignoresExtra: true) == [])
        // Extra elements stand behind the expected ones, unless order is ignored as well.
        #expect(lines([1], [0, 1], ignoresExtra: true) == ["/0: expected nothing, received 0"])
        #expect(lines([1], [0, 1], ignoresOrder: true, ignoresExtra: true) == [])
        #expect(
            lines(
                [["x": 1], ["x": 1, "y": 2]], [["x": 1, "y": 2], ["x": 1]], ignoresOrder: true, ignoresExtra: true)
                == [])
    }

    @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
    func thereIsADifferenceExactlyWhenTheComparisonDoesNotHold(order: Bool, extra: Bool) {
        var generator = SplitMix(state: 5)
        var held = 0
        for _ in 0..<4_000 {
            let expected = value(&generator, depth: 3)
            let actual = Bool.random(using: &generator) ? value(&generator, depth: 3) : changed(expected, &generator)
            let comparison = JSONComparison(expected: expected, ignoresOrder: order, ignoresExtra: extra)
            let differences = comparison.differences(in: actual)
            #expect(differences.isEmpty == comparison.holds(for: actual), "\(expected) and \(actual)")
            held += differences.isEmpty ? 1 : 0
            for difference in differences {
                let found = difference.pointer.evaluate(in: actual)
                if difference.kind != .missing { #expect(found == difference.actual) }
            }
        }
        #expect(held > 200 && held < 3_800)
    }

    private func value(_ generator: inout SplitMix, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &generator) {
        case 0: .number(JSONNumber(Int.random(in: 0..<3, using: &generator)))
        case 1: ["a", "b", .null, true].randomElement(using: &generator) ?? .null
        case 2: "x"
        case 3, 4:
            .array((0..<Int.random(in: 0..<4, using: &generator)).map { _ in value(&generator, depth: depth - 1) })
        default:
            .object(
                JSONObject(
                    (0..<Int.random(in: 0..<4, using: &generator)).map {
                        ("m\($0)", value(&generator, depth: depth - 1))
                    }))
        }
    }

    private func changed(_ value: JSONValue, _ generator: inout SplitMix) -> JSONValue {
        switch value {
        case .array(let elements):
            let next = elements.map { changed($0, &generator) }
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: return .array(next.shuffled(using: &generator))
            case 1: return .array(next + [1])
            default: return .array(next)
            }
        case .object(var object):
            if Int.random(in: 0..<3, using: &generator) == 0 { object["more"] = 1 }
            for member in object.members { object[member.name] = changed(member.value, &generator) }
            return .object(object)
        default: return Int.random(in: 0..<12, using: &generator) == 0 ? 2 : value
        }
    }
}
