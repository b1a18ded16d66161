import JSONModel

/// The meta-schemas that schemas may refer to, by their URIs.
enum MetaSchemas {
    static let all: [(identifier: String, schema: JSONValue)] =
        Draft2020MetaSchema.parts + [("http://json-schema.org/draft-04/schema", Draft4MetaSchema.schema)]
}
