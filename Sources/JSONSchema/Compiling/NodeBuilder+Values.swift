import JSONModel
import RegularExpressions

extension NodeBuilder {
    func types(_ context: SchemaContext) throws(SchemaError) -> SchemaTypes {
        guard context.rules.validates, var types = try context.keywords.types() else { return .any }
        // Without `type`, `nullable` says nothing (OpenAPI 3.0.3, Schema Object).
        if context.rules.draft == .openAPI30, try context.keywords.boolean("nullable") { types.formUnion(.null) }
        return types
    }

    func values(_ context: SchemaContext) throws(SchemaError) -> ValueChecks? {
        guard context.rules.validates else { return nil }
        let allowed = try context.keywords.list("enum")
        let constant = context.rules.hasDraft6 ? context.keywords.schema["const"] : nil
        return allowed == nil && constant == nil ? nil : ValueChecks(allowed: allowed, constant: constant)
    }

    func strings(_ context: SchemaContext) throws(SchemaError) -> StringChecks? {
        let keywords = context.keywords
        var format: StringFormat?
        if options.assertsFormats || context.rules.assertsFormats, let name = try keywords.text("format") {
            format = StringFormat(rawValue: name)
            if format == .hostname, !context.rules.hasDraft2019, context.rules.hasPatternProperties {
                format = .earlyHostname
            }
        }
        var minimum: Int?
        var maximum: Int?
        var pattern: ECMAPattern?
        if context.rules.validates {
            minimum = try keywords.count("minLength")
            maximum = try keywords.count("maxLength")
            if let text = try keywords.text("pattern") {
                pattern = try self.pattern(text, at: keywords.location("pattern"))
            }
        }
        guard minimum != nil || maximum != nil || pattern != nil || format != nil else { return nil }
        return StringChecks(
            minimumLength: minimum ?? 0, maximumLength: maximum ?? .max, pattern: pattern, format: format)
    }

    func pattern(_ text: String, at location: SchemaLocation) throws(SchemaError) -> ECMAPattern {
        do throws(PatternError) {
            return try ECMAPattern(text)
        } catch {
            throw SchemaError(location: location, reason: "\(text) is no pattern: \(error)")
        }
    }

    func numbers(_ context: SchemaContext) throws(SchemaError) -> NumberChecks? {
        let keywords = context.keywords
        let format = try keywords.text("format").flatMap { IntegerFormat(rawValue: $0) }
        guard context.rules.validates else { return format.map { NumberChecks(format: $0) } }
        var minimum = try keywords.number("minimum")
        var maximum = try keywords.number("maximum")
        var exclusiveMinimum: JSONNumber?
        var exclusiveMaximum: JSONNumber?
        if context.rules.hasBooleanExclusiveLimits {
            if try keywords.boolean("exclusiveMinimum") { swap(&minimum, &exclusiveMinimum) }
            if try keywords.boolean("exclusiveMaximum") { swap(&maximum, &exclusiveMaximum) }
        } else {
            exclusiveMinimum = try keywords.number("exclusiveMinimum")
            exclusiveMaximum = try keywords.number("exclusiveMaximum")
        }
        let divisor = try keywords.number("multipleOf")
        if let divisor, divisor.doubleValue <= 0 {
            throw keywords.error("multipleOf", "multipleOf must be more than 0")
        }
        guard
            minimum != nil || maximum != nil || exclusiveMinimum != nil || exclusiveMaximum != nil || divisor != nil
                || format != nil
        else { return nil }
        return NumberChecks(
            minimum: minimum, maximum: maximum, exclusiveMinimum: exclusiveMinimum, exclusiveMaximum: exclusiveMaximum,
            multipleOf: divisor, format: format)
    }

    func annotations(_ context: SchemaContext) -> SchemaAnnotations {
        let schema = context.keywords.schema
        var annotations = SchemaAnnotations()
        annotations.defaultValue = schema["default"]
        if let example = schema["example"] { annotations.examples.append(example) }
        if let examples = schema["examples"]?.arrayValue { annotations.examples += examples }
        annotations.format = schema["format"]?.stringValue
        annotations.isReadOnly = schema["readOnly"]?.boolValue ?? false
        annotations.isWriteOnly = schema["writeOnly"]?.boolValue ?? false
        annotations.isDeprecated = schema["deprecated"]?.boolValue ?? false
        return annotations
    }
}
