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
    ///   - file: The file.
    static func syntax(
        _ problem: String, at position: SourcePosition, context: String, since start: SourcePosition, file: String
    ) -> Diagnostic {
        let since = "line \(start.line), column \(start.column)"
        var place = position
        let message: String
        switch (problem, context) {
        case ("found character that cannot start any token", _):
            message = "a tab, or one of @ ` %, cannot begin a value; indent with spaces, or quote the text"
        case ("found a tab character where an indentation space is expected", _),
            ("found a tab character that violates indentation", _):
            message = "a tab cannot indent; use spaces"
        case ("could not find expected ':'", _):
            place = start
            message = "expected \": \" after this key, or deeper indentation if it continues the text above"
        case ("mapping values are not allowed in this context", _):
            message = "\":\" cannot begin a value here; quote the text that holds it, or check the indentation"
        case ("block sequence entries are not allowed in this context", _):
            message = "\"-\" cannot begin an element here; put it on a line of its own"
        case ("mapping keys are not allowed in this context", _):
            message = "\"?\" cannot begin a key here; quote the text if it belongs to it"
        case ("found unexpected end of stream", _), ("found unexpected document indicator", _):
            place = start
            message = "the text that this quote opens is never closed"
        case ("found unknown escape character", _):
            message = "the backslash begins no escape that YAML knows; write \\\\, or use single quotes"
        case ("found invalid Unicode character escape code", _):
            message = "the escape names no character; beyond U+FFFF write \\U and eight digits, not two \\u"
        case ("did not find expected hexdecimal number", _):
            message = "expected hexadecimal digits after the escape"
        case ("did not find expected key", _):
            message = "expected a key as deep as the mapping's first one (\(since)); check the indentation and quotes"
        case ("did not find expected '-' indicator", _):
            message = "expected \"- \" as deep as the sequence's first one (\(since)); check the indentation and quotes"
        case ("did not find expected ',' or ']'", _):
            message = "expected \",\" or \"]\" for the \"[\" of \(since)"
        case ("did not find expected ',' or '}'", _):
            message = "expected \",\" or \"}\" for the \"{\" of \(since)"
        case ("did not find expected node content", _):
            message = "expected a value"
        case ("did not find expected <document start>", _):
            message = "expected the end of the file, or \"---\" before another document; check the indentation"
        case ("did not find expected alphabetic or numeric character", _):
            message = "expected a name of letters, digits, - and _ after & or *; quote the text if these belong to it"
        case ("found undefined tag handle", _):
            message = "the tag's handle is not declared; quote the text if ! belongs to it"
        case ("did not find expected comment or line break", "while scanning a block scalar"):
            message = "expected the text on the lines below | or >"
        case ("found an indentation indicator equal to 0", _):
            message = "an indentation of 0 is none; expected a digit from 1 to 9"
        case ("found incompatible YAML document", _):
            message = "the file asks for another version of YAML, expected 1.2 or 1.1"
        case ("exceeded maximum depth", _), (_, "while increasing flow level"), (_, "while increasing block level"):
            return tooDeep(at: SourceLocation(file: file, position: place))
        default:
            message = context.isEmpty ? problem : "\(problem) \(context), which began at \(since)"
        }
        return Diagnostic(.error, at: SourceLocation(file: file, position: place), message, id: "yaml-syntax")
    }

    /// Nodes that stand too deep inside one another.
    static func tooDeep(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error, at: location, "more than \(SourceParser.depthLimit) mappings and sequences inside one another",
            id: "too-deep")
    }
}
