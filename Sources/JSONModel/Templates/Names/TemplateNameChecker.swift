internal import Support

/// Walks a compiled template and looks for names that nothing will have.
struct TemplateNameChecker {
    /// A name that an operator binds, and what is known of its value.
    typealias Binding = (name: JSONName, shape: JSONTemplateShape)

    let vocabulary: any JSONTemplateVocabulary
    private(set) var findings: [JSONTemplateFinding] = []
    private var bindings: [Binding] = []
    /// How many operators around bind names that cannot be told.
    private var unknownBindings = 0
    /// The names that the template asks for before it uses them, by `defined` or `in`.
    private var askedFor: Set<String> = []
    /// The string whose expressions are looked at.
    private var place = JSONPointer.root

    init(_ vocabulary: any JSONTemplateVocabulary) {
        self.vocabulary = vocabulary
    }

    /// Checks a node.
    ///
    /// - Returns: what is known of its value.
    @discardableResult
    mutating func check(_ node: TemplateNode) -> JSONTemplateShape {
        switch node {
        case .constant: return .any
        case .path(let path):
            place = path.pointer
            return shape(of: path.path)
        case .expression(let expression):
            place = expression.pointer
            return shape(of: expression.expression)
        case .text(let text):
            check(text)
            return .scalar
        case .array(let elements):
            for element in elements { check(element) }
            return .any
        case .object(let object):
            _ = checkMembers(object)
            return .any
        case .operation(let operation):
            operation.check(&self)
            return .any
        }
    }

    /// Checks an expression.
    ///
    /// - Returns: whether conditions take it for true; nil when that is not known.
    @discardableResult
    mutating func check(_ expression: TemplateExpression) -> Bool? {
        // Of what could not be read nobody knows.
        guard expression !== TemplateExpression.faulty else { return nil }
        place = expression.pointer
        _ = shape(of: expression.expression)
        return Self.truth(of: expression.expression)
    }

    /// Checks an object's members.
    ///
    /// - Returns: the members, or nil when not all of their names can be told.
    mutating func checkMembers(_ object: TemplateObject) -> [Binding]? {
        var members: [Binding] = []
        for member in object.members {
            let shape = check(member.node)
            switch member.key {
            case .constant(let name): members.append((name, shape))
            case .text(let text): check(text)
            }
        }
        return members.count == object.members.count ? members : nil
    }

    private mutating func check(_ text: TemplateText) {
        for part in text.parts {
            switch part {
            case .literal: break
            case .path(let path): check(.path(path))
            case .expression(let expression): check(expression)
            }
        }
    }

    /// Checks what stands below an operator that binds names; nil when they cannot be told.
    mutating func with(_ names: [Binding]?, _ body: (inout TemplateNameChecker) -> Void) {
        let count = bindings.count
        if let names { bindings += names } else { unknownBindings += 1 }
        body(&self)
        bindings.removeLast(bindings.count - count)
        if names == nil { unknownBindings -= 1 }
    }

    static func truth(of expression: Expression) -> Bool? {
        if case .literal(let value) = expression { TemplateValue.json(value).isTrue } else { nil }
    }

    /// Notes that the template itself asks whether there is such a name.
    mutating func expect(_ name: String) {
        askedFor.insert(name)
    }

    // MARK: What names stand for

    /// What an operator has bound the name to; nil when none has, or that cannot be told.
    func binding(of name: JSONName) -> JSONTemplateShape? {
        unknownBindings > 0 ? .any : bindings.last { $0.name == name }?.shape
    }

    /// What is known of a name's value.
    mutating func shape(of name: JSONName, at offset: Int) -> JSONTemplateShape {
        if let bound = binding(of: name) { return bound }
        if let known = vocabulary.shape(of: name.text) { return known }
        guard TemplateFunction(rawValue: name.text) == nil, !askedFor.contains(name.text) else { return .any }
        let names = bindings.map(\.name.text) + vocabulary.names
        let isFunction = vocabulary.argumentCounts(of: name.text) != nil
        report(
            .unknownName, offset,
            isFunction
                ? "\"\(name.text)\" is a function, and is not called here"
                : "nothing is named \"\(name.text)\" here" + Self.hint(name.text, names, "there is"))
        return .any
    }

    /// What is known of a member.
    ///
    /// - Parameters:
    ///   - name: the member's name.
    ///   - object: what is known of the object.
    ///   - isOptional: whether a member that is not there is null rather than an error.
    ///   - offset: where the expression stands.
    ///   - owner: writes the expression of the object.
    /// - Returns: what is known of the member's value.
    mutating func shape(
        ofMember name: String, of object: JSONTemplateShape, isOptional: Bool, at offset: Int, owner: () -> String
    ) -> JSONTemplateShape {
        let kind: JSONTemplateFinding.Kind = isOptional ? .unlikelyName : .unknownName
        switch object {
        case .any, .list: return .any
        case .scalar:
            // Of a string, brackets take a place.
            if !isOptional { report(kind, offset, "\(owner()) has no members, and \"\(name)\" is asked for") }
            return .any
        case .members(let members), .likelyMembers(let members):
            if let member = members.first(where: { $0.name == name }) { return member.shape }
            guard !askedFor.contains(name) else { return .any }
            let isLikely = if case .likelyMembers = object { true } else { false }
            report(
                isLikely ? .unlikelyName : kind, offset,
                "\(owner()) has no member \"\(name)\"" + Self.hint(name, members.map(\.name), "it has"))
            return .any
        case .lowercaseNames:
            if name.utf8.contains(where: { (0x41...0x5A).contains($0) }), !askedFor.contains(name) {
                report(
                    kind, offset,
                    "\(owner()) has its members in lower case, did you mean \"\(name.lowercased())\"?")
            }
            return .any
        }
    }

    mutating func report(_ kind: JSONTemplateFinding.Kind, _ offset: Int, _ message: String) {
        findings.append(
            JSONTemplateFinding(
                kind: kind, error: JSONTemplateError(pointer: place, offset: offset, message: message)))
    }

    /// The nearest name, or all that there are.
    static func hint(_ name: String, _ known: [String], _ opening: String) -> String {
        if let near = NearestName.find(name, among: known) { return ", did you mean \"\(near)\"?" }
        return known.isEmpty ? "; \(opening) none" : "; \(opening) \(known.joined(separator: ", "))"
    }
}
