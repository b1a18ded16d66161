import CYAML

/// Reads the events of a YAML stream through libyaml; the only file that touches its memory.
@safe struct YAMLEventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private let file: String

    /// Makes a reader of a copy of the bytes; a UTF-8 byte order mark in front is skipped.
    ///
    /// - Throws: `out-of-memory` when the library cannot start.
    init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
        let text = bytes.starts(with: SourceText.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
        self.file = file
        unsafe parser = .allocate(capacity: 1)
        unsafe input = .allocate(capacity: text.count)
        _ = unsafe input.initialize(from: text)
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe parser.deallocate()
            unsafe input.deallocate()
            throw Diagnostic(
                .error, at: SourceLocation(file: file, position: .start), "not enough memory to read the file",
                id: "out-of-memory")
        }
        // The encoding is stated, so that no UTF-16 mark is looked for; files are UTF-8.
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// The next event; after `streamEnd` there is none.
    ///
    /// - Throws: `yaml-syntax` or `bad-encoding`, in plain words.
    func next() throws(Diagnostic) -> YAMLEvent {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault() }
        defer { unsafe yaml_event_delete(&event) }
        let position = unsafe Self.position(event.start_mark)
        switch unsafe event.type {
        case YAML_STREAM_START_EVENT: return YAMLEvent(.streamStart, position)
        case YAML_DOCUMENT_START_EVENT: return YAMLEvent(.documentStart, position)
        case YAML_DOCUMENT_END_EVENT: return YAMLEvent(.documentEnd, position)
        case YAML_ALIAS_EVENT: return unsafe YAMLEvent(.alias(Self.text(event.data.alias.anchor) ?? ""), position)
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let text = unsafe String(decoding: bytes, as: UTF8.self)
            return unsafe YAMLEvent(
                .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), position,
                tag: Self.text(scalar.tag), anchor: Self.text(scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            let start = unsafe event.data.sequence_start
            return unsafe YAMLEvent(
                .sequenceStart, position, tag: Self.text(start.tag), anchor: Self.text(start.anchor))
        case YAML_SEQUENCE_END_EVENT: return YAMLEvent(.sequenceEnd, position)
        case YAML_MAPPING_START_EVENT:
            let start = unsafe event.data.mapping_start
            return unsafe YAMLEvent(
                .mappingStart, position, tag: Self.text(start.tag), anchor: Self.text(start.anchor))
        case YAML_MAPPING_END_EVENT: return YAMLEvent(.mappingEnd, position)
        default: return YAMLEvent(.streamEnd, position)
        }
    }

    /// The library's complaint as a finding.
    private func fault() -> Diagnostic {
        let state = unsafe parser.pointee
        let problem = unsafe Self.text(state.problem) ?? ""
        guard unsafe state.error != YAML_MEMORY_ERROR else {
            return Diagnostic(
                .error, at: SourceLocation(file: file, position: .start), "not enough memory to read the file",
                id: "out-of-memory")
        }
        guard unsafe state.error != YAML_READER_ERROR else {
            let offset = unsafe state.problem_offset
            let position = unsafe SourceText.position(of: offset, in: Array(input))
            return YAMLFault.encoding(
                problem, codePoint: unsafe Int(state.problem_value), at: SourceLocation(file: file, position: position))
        }
        let position = unsafe Self.position(state.problem_mark)
        return unsafe YAMLFault.syntax(
            problem, at: position, context: Self.text(state.context) ?? "", since: Self.position(state.context_mark),
            found: SourceText.character(at: position, in: input), file: file)
    }

    private static func position(_ mark: yaml_mark_t) -> SourcePosition {
        SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        unsafe pointer.map { unsafe String(cString: $0) }
    }
}

extension YAMLEvent {
    fileprivate init(_ kind: Kind, _ position: SourcePosition, tag: String? = nil, anchor: String? = nil) {
        self.init(kind: kind, tag: tag, anchor: anchor, position: position)
    }
}
