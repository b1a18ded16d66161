import JSONModel

/// Parses YAML 1.2 and JSON files into nodes that know where they stand; pure, so any thread may call it.
///
/// Plain scalars resolve by YAML's core schema; keys are taken by their text (`200:` is the key `200`); aliases share
/// the node that they name, within bounds; tags other than the core schema's are refused, and so are the infinities
/// and not-a-number. The merge key `<<` has no meaning in YAML 1.2 and is an ordinary key.
package enum SourceParser {
    /// How many mappings and sequences may stand inside one another.
    package static let depthLimit = 500

    /// Parses a file of one document.
    ///
    /// A file that begins with `{` or `[` is read as JSON (RFC 8259). Where it is none and its name ends in `.yaml` or
    /// `.yml`, it is read as YAML, whose flow style begins alike.
    ///
    /// - Parameters:
    ///   - bytes: The file's bytes: UTF-8, with or without a byte order mark.
    ///   - file: The name that locations carry.
    ///   - takesFlowStyle: True for text that is read as YAML where it is no JSON, whatever the name's ending.
    /// - Returns: The document.
    /// - Throws: The first fault, with its place.
    package static func parse(
        bytes: [UInt8], file: String, takesFlowStyle: Bool = false
    ) throws(Diagnostic) -> SourceDocument {
        let documents = try parse(bytes, file: file, atMost: 1, takesFlowStyle: takesFlowStyle)
        guard let document = documents.first else {
            throw Diagnostic(
                .error, at: SourceLocation(file: file, position: .start), "the file holds no document",
                id: "empty-document")
        }
        return document
    }

    /// Parses a file of any number of YAML documents, or of one JSON text; the parameters are those of `parse`.
    ///
    /// - Throws: The first fault, with its place.
    package static func parseAll(bytes: [UInt8], file: String) throws(Diagnostic) -> [SourceDocument] {
        try parse(bytes, file: file, atMost: .max)
    }

    private static func parse(
        _ bytes: [UInt8], file: String, atMost limit: Int, takesFlowStyle: Bool = false
    ) throws(Diagnostic) -> [SourceDocument] {
        let first = SourceText.firstByte(of: bytes)
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            return try parseYAML(bytes, file: file, atMost: limit)
        }
        do throws(Diagnostic) {
            return [try parseJSON(bytes, file: file)]
        } catch {
            let mayBeFlowStyle = takesFlowStyle || file.hasSuffix(".yaml") || file.hasSuffix(".yml")
            guard mayBeFlowStyle, error.identifier == "json-syntax" else { throw error }
            return try parseYAML(bytes, file: file, atMost: limit)
        }
    }

    private static func parseJSON(_ bytes: [UInt8], file: String) throws(Diagnostic) -> SourceDocument {
        let text = bytes.starts(with: SourceText.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
        var scanner = JSONScanner()
        var composer = JSONComposer(text, file: file)
        do throws(JSONSyntaxError) {
            try scanner.scan(text.span, into: &composer)
        } catch {
            throw composer.diagnostic(for: error)
        }
        let start = SourceLocation(file: file, position: .start)
        return SourceDocument(file: file, root: composer.root ?? SourceNode(.scalar(.null), at: start))
    }

    private static func parseYAML(
        _ bytes: [UInt8], file: String, atMost limit: Int
    ) throws(Diagnostic) -> [SourceDocument] {
        let reader = try YAMLEventReader(bytes, file: file)
        var documents: [SourceDocument] = []
        var composer = YAMLComposer(file: file)
        while true {
            let event = try reader.next()
            switch event.kind {
            case .streamEnd: return documents
            case .documentStart:
                guard documents.count < limit else {
                    throw Diagnostic(
                        .error, at: SourceLocation(file: file, position: event.position),
                        "another document begins here, expected one document in the file", id: "many-documents")
                }
                composer = YAMLComposer(file: file)
            case .documentEnd:
                if let root = composer.root { documents.append(SourceDocument(file: file, root: root)) }
            default: try composer.take(event)
            }
        }
    }
}
