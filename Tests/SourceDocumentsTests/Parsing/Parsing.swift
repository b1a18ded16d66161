import JSONModel
import SourceDocuments

/// The finding that a text's parser throws, rendered; nil when it parses.
func fault(in text: String, file: String = "a.yaml") -> String? {
    do throws(Diagnostic) {
        _ = try SourceParser.parse(bytes: Array(text.utf8), file: file)
        return nil
    } catch {
        return error.rendered
    }
}

/// The document of a text.
func parse(_ text: String, file: String = "a.yaml") throws -> SourceDocument {
    try SourceParser.parse(bytes: Array(text.utf8), file: file)
}

/// The value of a text.
func value(of text: String, file: String = "a.yaml") throws -> JSONValue {
    try parse(text, file: file).root.jsonValue
}
