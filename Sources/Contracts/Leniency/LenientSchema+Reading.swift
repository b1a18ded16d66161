internal import HTTPModel
internal import JSONModel
internal import JSONSchema

extension LenientSchema {
    /// The value as the vendor's server reads it.
    ///
    /// - Parameters:
    ///   - value: The value as it was sent.
    ///   - pointer: Where it stands in the body.
    ///   - violations: Receives a warning for each difference.
    /// - Returns: The value with texts turned into what they spell, names in the contract's spelling, and without
    ///   members that are ignored.
    func read(_ value: JSONValue, at pointer: JSONPointer, into violations: inout [Violation]) -> JSONValue {
        switch value {
        case .string(let text): return scalar(text, at: pointer, into: &violations)
        case .array(let elements):
            guard let items else { return value }
            return .array(
                elements.enumerated().map { items.read($1, at: pointer.appending($0), into: &violations) })
        case .object(let object): return .object(read(object, at: pointer, into: &violations))
        case .null, .bool, .number: return value
        }
    }

    private func scalar(_ text: String, at pointer: JSONPointer, into violations: inout [Violation]) -> JSONValue {
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

    private func read(
        _ object: JSONObject, at pointer: JSONPointer, into violations: inout [Violation]
    ) -> JSONObject {
        var result = JSONObject()
        for member in object.members {
            let there = pointer.appending(member.name)
            if let known = members.first(where: { $0.name == member.key }) {
                result[known.name] = known.schema?.read(member.value, at: there, into: &violations) ?? member.value
            } else if let known = differingInCase(from: member.name) {
                violations.append(
                    warning(
                        there, "properties", expected: "the name \"\(known.name.text)\"", actual: "spelled otherwise"))
                // Of two spellings the contract's own counts.
                guard object[known.name] == nil else { continue }
                result[known.name] = known.schema?.read(member.value, at: there, into: &violations) ?? member.value
            } else if accepts.contains(.unknownNames) {
                violations.append(
                    warning(there, "additionalProperties", expected: "no such member", actual: "present"))
            } else {
                result[member.key] = rest?.read(member.value, at: there, into: &violations) ?? member.value
            }
        }
        return result
    }

    private func differingInCase(from name: String) -> (name: JSONName, schema: LenientSchema?)? {
        guard accepts.contains(.caseInsensitiveNames) else { return nil }
        return members.first { ASCII.equalIgnoringCase($0.name.text, name) }
    }

    private func warning(_ pointer: JSONPointer, _ keyword: String, expected: String, actual: String) -> Violation {
        Violation(
            place: .body(pointer), keyword: keyword, expected: expected, actual: actual, severity: .warning,
            location: location)
    }
}
