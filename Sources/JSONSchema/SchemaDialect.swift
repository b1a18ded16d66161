/// The set of keywords, and their meaning, that schemas are read by when they name none themselves.
package enum SchemaDialect: Sendable, Hashable {
    /// JSON Schema 2020-12, which is OpenAPI 3.1's.
    case draft2020_12
    /// The Schema Object of OpenAPI 3.0: an extended subset of draft 4 with `nullable`.
    case openAPI30
    /// JSON Schema draft 4.
    case draft4
}
