internal import JSONSchema

/// The version of OpenAPI that a document is written in.
enum OpenAPIVersion: Sendable {
    case v3_0
    case v3_1

    /// How its schemas are read.
    var dialect: SchemaDialect {
        switch self {
        case .v3_0: .openAPI30
        case .v3_1: .draft2020_12
        }
    }

    /// True when `true` and `false` are schemas.
    var allowsBooleanSchemas: Bool { self == .v3_1 }
}
