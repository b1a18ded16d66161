/// One event of a YAML stream, copied out of the library's memory (YAML 1.2, section 3.1).
struct YAMLEvent {
    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd
        /// The anchor's name.
        case alias(String)
        /// The text after unfolding and unescaping, and whether it stood without quotes and block indicators.
        case scalar(String, isPlain: Bool)
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    }

    let kind: Kind
    /// The full tag, when one was written.
    let tag: String?
    /// The name that aliases use, when one was written.
    let anchor: String?
    /// Where it begins.
    let position: SourcePosition
}
