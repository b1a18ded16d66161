internal import HTTPModel
internal import JSONModel
internal import JSONSchema
internal import SourceDocuments

/// Compiles every schema of a contract and holds its examples against them.
struct ContractExaminer {
    let context: LoadContext

    /// Tells of schemas that cannot be compiled, as errors, and of examples that break their schema, as warnings.
    func examine(_ contract: Contract) {
        for schema in context.schemas {
            do throws(SchemaError) {
                _ = try schema.compile()
            } catch {
                context.tellOnce(
                    .error, at: context.library.sources.location(of: error.location), error.reason, id: "bad-schema")
            }
        }
        for operation in contract.operations {
            for parameter in operation.parameters {
                guard let example = parameter.example, parameter.mediaType == nil else { continue }
                check(example, parameter.documentedSchema, "the example of \(parameter.name)", parameter.location)
            }
            for content in operation.requestBody?.content ?? [] { check(content) }
            for response in operation.responses {
                for content in response.content { check(content) }
            }
        }
    }

    private func check(_ content: MediaTypeContent) {
        let isText = !content.mediaType.isJSON && content.mediaType.essence != "application/x-www-form-urlencoded"
        for example in content.examples {
            // Text stands for itself; an example of XML may be written as the value that it spells.
            if isText, example.value.stringValue == nil || content.mediaType.type == "multipart" { continue }
            check(example.value, content.documentedSchema, "the example \"\(example.name)\"", example.location)
        }
    }

    private func check(_ value: JSONValue, _ schema: ContractSchema?, _ subject: String, _ location: SourceLocation) {
        guard let schema, let compiled = schema.compiled, !compiled.isValid(value) else { return }
        let translator = SchemaViolationTranslator(schema: schema)
        for violation in compiled.validate(value) {
            let translated = translator.translateBody(violation)
            let place = violation.instancePointer.tokens.isEmpty ? "" : " \(violation.instancePointer)"
            context.tellOnce(
                .warning, at: location,
                "\(subject) breaks its schema:\(place) is \(translated.actual), expected \(translated.expected) "
                    + "(\(translated.location.fileAndLine))", id: "bad-example")
        }
    }
}
