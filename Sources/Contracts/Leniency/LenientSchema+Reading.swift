internal import HTTPModel
internal import JSONModel
internal import JSONSchema

extension LenientSchema {
    /// The value as the vendor's server reads it.
    ///
    /// - Parameters:
    ///   - value: The value as it was sent.
    ///   - violations: Receives a warning for each difference.
    /// - Returns: The value with texts turned into what they spell, names in the contract's spelling, and without
    ///   members that are ignored.
    func read(_ value: JSONValue, into violations: inout [Violation]) -> JSONValue {
        read(value, by: 0, at: .root, into: &violations)
    }

    /// Reads a value by a node; one without a node is taken as it is.
    private func read(
        _ value: JSONValue, by node: Int?, at pointer: JSONPointer, into violations: inout [Violation]
    ) -> JSONValue {
        guard let node else { return value }
        switch value {
        case .string(let text): return nodes[node].read(text, at: pointer, into: &violations)
        case .array(let elements):
            guard let items = nodes[node].items else { return value }
            return .array(
                elements.enumerated().map { read($1, by: items, at: pointer.appending($0), into: &violations) })
        case .object(let object): return .object(read(object, by: nodes[node], at: pointer, into: &violations))
        case .null, .bool, .number: return value
        }
    }

    private func read(
        _ object: JSONObject, by node: Node, at pointer: JSONPointer, into violations: inout [Violation]
    ) -> JSONObject {
        var result = JSONObject()
        for member in object.members {
            let there = pointer.appending(member.name)
            if let known = node.members.first(where: { $0.name == member.key }) {
                result[known.name] = read(member.value, by: known.node, at: there, into: &violations)
            } else if let known = node.memberDifferingInCase(from: member.name) {
                violations.append(
                    node.warning(
                        there, "properties", expected: "the name \"\(known.name.text)\"", actual: "spelled otherwise"))
                // Of two spellings the contract's own counts.
                guard object[known.name] == nil else { continue }
                result[known.name] = read(member.value, by: known.node, at: there, into: &violations)
            } else if node.otherNames?.isValid(.string(member.name)) == true {
                result[member.key] = member.value
            } else if node.accepts.contains(.unknownNames) {
                violations.append(
                    node.warning(there, "additionalProperties", expected: "no such member", actual: "present"))
            } else {
                result[member.key] = read(member.value, by: node.rest, at: there, into: &violations)
            }
        }
        return result
    }
}

extension LenientSchema.Node {
    fileprivate func read(_ text: String, at pointer: JSONPointer, into violations: inout [Violation]) -> JSONValue {
        guard !types.contains(.string) else { return .string(text) }
        let spelled: JSONValue
        let wanted: String
        if accepts.contains(.numericStrings), let number = JSONNumber(text: text) {
            spelled = .number(number)
            wanted = types.isDisjoint(with: .fraction) ? "integer" : "number"
        } else if accepts.contains(.booleanStrings), text == "true" || text == "false" {
            spelled = .bool(text == "true")
            wanted = "boolean"
        } else {
            return .string(text)
        }
        let shown = isSecret ? "***" : JSONValue.string(text).compactText
        violations.append(warning(pointer, "type", expected: wanted, actual: "\(shown) (string)"))
        return spelled
    }

    fileprivate func memberDifferingInCase(from name: String) -> (name: JSONName, node: Int?)? {
        guard accepts.contains(.caseInsensitiveNames) else { return nil }
        return members.first { ASCII.equalIgnoringCase($0.name.text, name) }
    }

    fileprivate func warning(
        _ pointer: JSONPointer, _ keyword: String, expected: String, actual: String
    ) -> Violation {
        Violation(
            place: .body(pointer), keyword: keyword, expected: expected, actual: actual, severity: .warning,
            location: location)
    }
}
