import JSONModel
import Testing

@Suite struct JSONObjectTests {
    @Test(arguments: [0, 1, 3, 31, 32, 33, 34, 100])
    func lookupAtEverySize(_ count: Int) {
        let names = (0..<count).map { "member number \($0)" }
        var object = JSONObject(
            uniqueMembers: names.enumerated().map { .init(name: $1, value: .number(JSONNumber($0))) })
        for (index, name) in names.enumerated() {
            #expect(object[name]?.intValue == index)
            #expect(object[JSONName(name)]?.intValue == index)
        }
        #expect(object["member number"] == nil)
        object["new"] = true
        #expect(object["new"] == true)
        #expect(object.names == names + ["new"])
        object["new"] = false
        #expect(object.count == count + 1)
        #expect(object["new"] == false)
        object["new"] = nil
        #expect(object.names == names)
        object["absent"] = nil
        #expect(object.count == count)
        if let first = names.first {
            object[first] = nil
            #expect(object[first] == nil)
            for name in names.dropFirst() { #expect(object[name] != nil) }
        }
    }

    @Test func namesOfEveryLengthDiffer() {
        // Names of each length that differ in one place only.
        for length in 1...24 {
            var object = JSONObject()
            let plain = String(repeating: "a", count: length)
            object[plain] = -1
            for place in 0..<length {
                var name = Array(plain)
                name[place] = "b"
                #expect(object[String(name)] == nil)
                object[String(name)] = .number(JSONNumber(place))
            }
            #expect(object.count == length + 1)
            #expect(object[plain] == -1)
        }
    }

    @Test func equalityIgnoresOrder() {
        let left: JSONValue = ["a": 1, "b": [1, 2], "c": ["x": .null]]
        let right: JSONValue = ["c": ["x": .null], "a": 1.0, "b": [1, 2.0]]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1, "b": [2, 1], "c": ["x": .null]])
        #expect(left != ["a": 1, "b": [1, 2]])
        #expect(left != ["a": 1, "b": [1, 2], "d": ["x": .null]])
        #expect(JSONValue.null != false && JSONValue.number(JSONNumber(0)) != false && JSONValue.string("1") != 1)
    }

    @Test func equivalentNamesAtEverySize() {
        for count in [2, 50] {
            var object = JSONObject(uniqueMembers: (0..<count).map { .init(name: "\($0)", value: .null) })
            object["\u{E9}"] = 1
            object["e\u{301}"] = 2
            #expect(object["\u{E9}"] == 1)
            #expect(object["e\u{301}"] == 2)
            #expect(object.count == count + 2)
        }
    }

    @Test func laterValuesWin() {
        #expect(JSONObject([("a", 1), ("b", 2), ("a", 3)]).members.map(\.value) == [3, 2])
    }
}
