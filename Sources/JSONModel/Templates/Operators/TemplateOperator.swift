/// The operators of JSON-e, by the member that names them.
enum TemplateOperator: String {
    case eval = "$eval"
    case json = "$json"
    case `if` = "$if"
    case `switch` = "$switch"
    case match = "$match"
    case `let` = "$let"
    case map = "$map"
    case reduce = "$reduce"
    case find = "$find"
    case merge = "$merge"
    case mergeDeep = "$mergeDeep"
    case sort = "$sort"
    case reverse = "$reverse"
    case flatten = "$flatten"
    case flattenDeep = "$flattenDeep"
    case fromNow = "$fromNow"

    /// Compiles the object in which the operator stands.
    func compile(
        _ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler
    ) throws(JSONTemplateError) -> TemplateNode {
        switch self {
        case .eval:
            form.allow(for: &compiler)
            return compiler.evaluation(form.value, at: form.place)
        case .json: return .operation(JSONOperation(form, &compiler))
        case .if: return .operation(IfOperation(form, &compiler))
        case .switch: return .operation(try SwitchOperation(form, &compiler))
        case .match: return .operation(try MatchOperation(form, &compiler))
        case .let: return .operation(try LetOperation(form, &compiler))
        case .map: return .operation(try MapOperation(form, &compiler))
        case .reduce: return .operation(try ReduceOperation(form, &compiler))
        case .find: return .operation(try FindOperation(form, &compiler))
        case .merge: return .operation(MergeOperation(form, &compiler, isDeep: false))
        case .mergeDeep: return .operation(MergeOperation(form, &compiler, isDeep: true))
        case .sort: return .operation(SortOperation(form, &compiler))
        case .reverse: return .operation(ReverseOperation(form, &compiler))
        case .flatten: return .operation(FlattenOperation(form, &compiler, isDeep: false))
        case .flattenDeep: return .operation(FlattenOperation(form, &compiler, isDeep: true))
        case .fromNow: return .operation(FromNowOperation(form, &compiler))
        }
    }
}

/// The object in which an operator stands.
struct TemplateOperatorForm {
    /// The operator's name.
    let name: String
    let object: JSONObject
    /// The object's place.
    let pointer: JSONPointer

    /// What the operator is given.
    var value: JSONValue { object[name] ?? .null }
    /// Where that is.
    var place: JSONPointer { pointer.appending(name) }

    /// Compiles what the operator is given.
    func input(_ compiler: inout TemplateCompiler) -> TemplateNode {
        compiler.node(value, at: place)
    }

    /// Compiles another member, when it is there.
    func member(_ name: String, _ compiler: inout TemplateCompiler) -> TemplateNode? {
        guard let member = object[name] else { return nil }
        return compiler.node(member, at: pointer.appending(name))
    }

    /// Notes each member other than the operator and these as a fault, and the faults in it.
    func allow(_ names: String..., for compiler: inout TemplateCompiler) {
        for member in object.names where member != name && !names.contains(member) {
            let allowed = names.isEmpty ? "nothing" : TemplateCompiler.list(names)
            compiler.note(
                JSONTemplateError(
                    pointer: pointer.appending(member), message: "\(name) takes \(allowed) beside it, not \(member)"))
            _ = self.member(member, &compiler)
        }
    }

    /// Finds the member of the form `each(x)` or `by(x)`, whose names come with an iteration.
    ///
    /// - Parameters:
    ///   - function: the word before the parentheses.
    ///   - counts: how many names there may be.
    /// - Returns: the member and the names in its parentheses, or nil when no member has the form.
    func variables(_ function: String, _ counts: ClosedRange<Int>) -> (member: String, names: [JSONName])? {
        for member in object.names where member.hasPrefix(function + "(") && member.hasSuffix(")") {
            let names = member.dropFirst(function.utf8.count + 1).dropLast()
                .split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.drop { $0 == " " } }
            guard counts.contains(names.count), names.allSatisfy({ TemplateIdentifier.matches($0) }) else { continue }
            return (member, names.map { JSONName(String($0)) })
        }
        return nil
    }

    /// An error at what the operator is given.
    func error(_ message: String) -> JSONTemplateError {
        JSONTemplateError(pointer: place, message: "\(name) \(message)")
    }
}
