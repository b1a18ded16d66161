package import HTTPModel
package import JSONModel
package import JSONSchema
package import SourceDocuments

/// A header field that a response documents (OpenAPI 3.1, Header Object).
package struct DocumentedHeader: Sendable {
    /// The field name as documented.
    package let name: FieldName
    /// True when every such response carries it.
    package let isRequired: Bool
    /// The schema as the document states it.
    package let documentedSchema: ContractSchema?
    /// The value that an example of the response carries: the header's `example`, else its schema's.
    package let example: JSONValue?
    /// Where it stands in the contract's file.
    package let location: SourceLocation
    /// How text becomes a value of the schema's type.
    let coercion: TextCoercion

    package init(
        name: FieldName, isRequired: Bool = false, schema: ContractSchema? = nil, example: JSONValue? = nil,
        location: SourceLocation
    ) {
        self.name = name
        self.isRequired = isRequired
        documentedSchema = schema
        self.example = example
        self.location = location
        coercion = schema.map(TextCoercion.init(schema:)) ?? .scalar(.any)
    }

    /// The compiled schema of the value, when one is documented.
    package var schema: Schema? { documentedSchema?.compiled }
}
