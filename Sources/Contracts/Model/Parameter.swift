package import HTTPModel
package import JSONModel
package import JSONSchema
package import SourceDocuments

/// A parameter of an operation (OpenAPI 3.1, Parameter Object).
package final class Parameter: Sendable {
    /// The part of the request that carries a parameter.
    package enum Place: String, Hashable, Sendable {
        case path, query, header, cookie
    }

    /// The name; that of a header compares without regard to case.
    package let name: String
    /// The header's name, ready for looking up; for other places the name as it is.
    package let fieldName: FieldName
    /// The part of the request that carries it (`in`).
    package let place: Place
    /// True when a request must carry it; always true in a path.
    package let isRequired: Bool
    /// True when a query may carry it with an empty value whatever its schema says (`allowEmptyValue`).
    package let allowsEmptyValue: Bool
    /// How arrays and objects are spelt (`style`).
    package let style: ParameterStyle
    /// True when each element or member is spelt apart (`explode`).
    package let explodes: Bool
    /// The media type of a value that `content` describes, such as JSON text in a query.
    package let mediaType: MediaType?
    /// The schema as the document states it.
    package let documentedSchema: ContractSchema?
    /// The value of `example`, else of the first entry of `examples`.
    package let example: JSONValue?
    /// The description.
    package let description: String?
    /// Where it stands in the contract's file.
    package let location: SourceLocation
    /// How text becomes a value of the schema's type.
    let coercion: TextCoercion

    package init(
        name: String, place: Place, isRequired: Bool, allowsEmptyValue: Bool = false, style: ParameterStyle? = nil,
        explodes: Bool? = nil, mediaType: MediaType? = nil, schema: ContractSchema? = nil, example: JSONValue? = nil,
        description: String? = nil, location: SourceLocation
    ) {
        self.name = name
        fieldName = FieldName(name)
        self.place = place
        self.isRequired = isRequired || place == .path
        self.allowsEmptyValue = allowsEmptyValue
        let style = style ?? ParameterStyle.standard(for: place)
        self.style = style
        self.explodes = explodes ?? (style == .form)
        self.mediaType = mediaType
        documentedSchema = schema
        self.example = example
        self.description = description
        self.location = location
        coercion = schema.map(TextCoercion.init(schema:)) ?? .scalar(.any)
    }

    /// The compiled schema of the value, when one is documented.
    package var schema: Schema? { documentedSchema?.compiled }
}
