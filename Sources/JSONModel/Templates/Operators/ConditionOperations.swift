/// `{$if: condition, then: …, else: …}`; a branch that is not there leaves the value out.
final class IfOperation: TemplateOperation {
    private let condition: TemplateExpression
    private let then: TemplateNode?
    private let otherwise: TemplateNode?

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) {
        form.allow("then", "else", for: &compiler)
        condition = compiler.expression(form.value, at: form.place)
        then = form.member("then", &compiler)
        otherwise = form.member("else", &compiler)
    }

    func check(_ checker: inout TemplateNameChecker) {
        let truth = checker.check(condition)
        // A branch that is never taken may name anything.
        if let then, truth != false { checker.check(then) }
        if let otherwise, truth != true { checker.check(otherwise) }
    }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        guard let branch = try condition.evaluate(&renderer).isTrue ? then : otherwise else { return nil }
        return try renderer.render(branch)
    }
}

/// The members of an object whose names are conditions.
private struct TemplateConditions {
    let branches: [(condition: TemplateExpression, node: TemplateNode)]
    /// The branch when no condition holds.
    let otherwise: TemplateNode?

    init(
        _ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler, hasDefault: Bool
    ) throws(JSONTemplateError) {
        form.allow(for: &compiler)
        guard case .object(let object) = form.value else {
            _ = form.input(&compiler)
            throw form.error("takes an object of conditions")
        }
        var branches: [(TemplateExpression, TemplateNode)] = []
        var otherwise: TemplateNode?
        // By name, so that the order of the results is that of JSON-e.
        for member in object.members.sorted(by: { JSONName.precedes($0.name, $1.name) }) {
            let place = form.place.appending(member.name)
            let node = compiler.node(member.value, at: place)
            if hasDefault, member.name == "$default" {
                otherwise = node
            } else {
                branches.append((compiler.expression(.string(member.name), at: place), node))
            }
        }
        self.branches = branches
        self.otherwise = otherwise
    }

    func check(_ checker: inout TemplateNameChecker) {
        for branch in branches where checker.check(branch.condition) != false { checker.check(branch.node) }
        if let otherwise { checker.check(otherwise) }
    }
}

/// `{$switch: {condition: …, $default: …}}`: the one branch whose condition holds.
final class SwitchOperation: TemplateOperation {
    private let conditions: TemplateConditions
    private let pointer: JSONPointer

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) throws(JSONTemplateError) {
        conditions = try TemplateConditions(form, &compiler, hasDefault: true)
        pointer = form.place
    }

    func check(_ checker: inout TemplateNameChecker) { conditions.check(&checker) }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        var chosen: TemplateNode?
        for branch in conditions.branches where try branch.condition.evaluate(&renderer).isTrue {
            guard chosen == nil else {
                throw JSONTemplateError(pointer: pointer, message: "more than one condition of $switch holds")
            }
            chosen = branch.node
        }
        guard let branch = chosen ?? conditions.otherwise else { return nil }
        return try renderer.render(branch)
    }
}

/// `{$match: {condition: …}}`: an array of every branch whose condition holds.
final class MatchOperation: TemplateOperation {
    private let conditions: TemplateConditions

    init(_ form: TemplateOperatorForm, _ compiler: inout TemplateCompiler) throws(JSONTemplateError) {
        conditions = try TemplateConditions(form, &compiler, hasDefault: false)
    }

    func check(_ checker: inout TemplateNameChecker) { conditions.check(&checker) }

    func render(_ renderer: inout TemplateRenderer) throws(JSONTemplateError) -> TemplateValue? {
        var builder = TemplateListBuilder(capacity: 0)
        for branch in conditions.branches where try branch.condition.evaluate(&renderer).isTrue {
            if let value = try renderer.render(branch.node) { builder.append(value) }
        }
        return builder.value
    }
}
