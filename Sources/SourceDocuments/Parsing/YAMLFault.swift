/// Puts libyaml's complaints into words for somebody who never read the YAML specification.
enum YAMLFault {
    /// A complaint about bytes that are no text.
    static func encoding(_ problem: String, codePoint: Int, at location: SourceLocation) -> Diagnostic {
        guard problem == "control characters are not allowed" else {
            return Diagnostic(.error, at: location, "the file is not UTF-8 here", id: "bad-encoding")
        }
        let digits = String(codePoint, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return Diagnostic(
            .error, at: location, "control character U+\(code) cannot stand in a file; write it as an escape in quotes",
            id: "bad-encoding")
    }

    /// A complaint about the structure of the text.
    ///
    /// - Parameters:
    ///   - problem: What the library says.
    ///   - position: Where it noticed.
    ///   - context: What it was reading.
    ///   - start: Where that began.
    ///   - found: What stands where it noticed.
    ///   - file: The file.
    /// - Returns: `yaml-syntax` or `too-deep`.
    static func syntax(
        _ problem: String, at position: SourcePosition, context: String, since start: SourcePosition,
        found: SourceText.Character, file: String
    ) -> Diagnostic {
        if problem.lowercased().hasPrefix("exceeded maximum depth") || context.hasPrefix("while increasing") {
            return tooDeep(at: SourceLocation(file: file, position: position))
        }
        let blamesStart =
            startProblems.contains(problem) || (found.scalar == nil && problem.hasPrefix("did not find expected ','"))
        let message =
            message(for: problem, context: context, since: "line \(start.line), column \(start.column)", found: found)
        return Diagnostic(
            .error, at: SourceLocation(file: file, position: blamesStart ? start : position), message,
            id: "yaml-syntax")
    }

    /// Complaints whose cause stands where the reading began and not where it was noticed.
    private static let startProblems: Set<String> = [
        "could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator",
    ]

    private static func message(
        for problem: String, context: String, since: String, found: SourceText.Character
    ) -> String {
        switch problem {
        case "found character that cannot start any token":
            guard let scalar = found.scalar, scalar != "\t" else { return "a tab cannot indent; use spaces" }
            return "\(quoted(scalar)) cannot begin a value; quote the text that it begins"
        case "found a tab character where an indentation space is expected",
            "found a tab character that violates indentation":
            return "a tab cannot indent; use spaces"
        case "could not find expected ':'":
            return "expected \": \" after this key, or deeper indentation if it continues the text above"
        case "mapping values are not allowed in this context":
            return "\":\" cannot begin a value here; quote the text that holds it, or check the indentation"
        case "block sequence entries are not allowed in this context":
            return "\"-\" cannot begin an element here; put it on a line of its own"
        case "mapping keys are not allowed in this context":
            return "\"?\" cannot begin a key here; quote the text if it belongs to it"
        case "found unexpected end of stream", "found unexpected document indicator":
            return "the text that this quote opens is never closed"
        case "found unknown escape character":
            return "the backslash begins no escape that YAML knows; write \\\\, or use single quotes"
        case "found invalid Unicode character escape code":
            return "the escape names no character; beyond U+FFFF write \\U and eight digits, not two \\u"
        case "did not find expected hexdecimal number": return "expected hexadecimal digits after the escape"
        case "did not find expected key":
            return misplaced(found, "expected a key as deep as the mapping's first one (\(since)), or quotes")
        case "did not find expected '-' indicator":
            return misplaced(found, "expected \"- \" as deep as the sequence's first one (\(since))")
        case "did not find expected <document start>":
            return misplaced(found, "expected the end of the file, or \"---\" before another document")
        case "did not find expected ',' or ']'":
            guard found.scalar != nil else { return "the \"[\" that stands here is never closed" }
            return "expected \",\" or \"]\" for the \"[\" of \(since)"
        case "did not find expected ',' or '}'":
            guard found.scalar != nil else { return "the \"{\" that stands here is never closed" }
            return "expected \",\" or \"}\" for the \"{\" of \(since)"
        case "did not find expected node content":
            return "expected a value" + (found.scalar.map { ", found \(quoted($0))" } ?? "")
        case "did not find expected alphabetic or numeric character":
            return "expected a name of letters, digits, - and _ after & or *; quote the text if these belong to it"
        case "found undefined tag handle": return "the tag's handle is not declared; quote the text if ! belongs to it"
        case "did not find expected comment or line break" where context == "while scanning a block scalar":
            return "expected the text on the lines below | or >"
        case "found an indentation indicator equal to 0":
            return "an indentation of 0 is none; expected a digit from 1 to 9"
        case "found incompatible YAML document": return "the file asks for another version of YAML, expected 1.2 or 1.1"
        case "found unknown directive name": return "the directive is unknown; quote the text if % belongs to it"
        default: return context.isEmpty ? problem : "\(problem) \(context), which began at \(since)"
        }
    }

    /// Something that stands where the structure has no place for it: indented wrongly, or after a finished value.
    private static func misplaced(_ found: SourceText.Character, _ expected: String) -> String {
        guard !found.beginsLine, let scalar = found.scalar else { return expected + "; check the indentation" }
        return "\(quoted(scalar)) cannot follow a finished value; quote the whole text, or begin a new line"
    }

    private static func quoted(_ scalar: Unicode.Scalar) -> String {
        scalar == "\"" ? "'\"'" : "\"\(scalar)\""
    }

    /// Nodes that stand too deep inside one another.
    static func tooDeep(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, at: location, "more than \(SourceParser.depthLimit) mappings and sequences inside one another",
            id: "too-deep")
    }
}
