import Contracts
import HTTPModel
import JSONModel
import Scenarios
import SourceDocuments

/// What is loaded, and what sessions play of it.
enum ScenariosResource {
    static let routes = [
        AdminRoute(
            id: "listScenarios", method: .get, path: "/scenarios", summary: "The scenarios that are loaded.",
            outcome: .init(status: 200, summary: "All of them.", schema: "ScenarioList"), perform: list),
        AdminRoute(
            id: "getSessionScenarios", method: .get, path: "/sessions/{id}/scenarios",
            summary: "The scenarios that a session plays.",
            outcome: .init(status: 200, summary: "Their names.", schema: "InPlay"), refusals: [404]
        ) { call throws(AdminProblem) in .json(inPlay(try call.session())) },
        AdminRoute(
            id: "setSessionScenarios", method: .put, path: "/sessions/{id}/scenarios",
            summary: "Lets a session play other scenarios, which are checked first; its state is kept.",
            content: .init(schema: "ScenarioWish", isRequired: true),
            outcome: .init(status: 200, summary: "What it plays now.", schema: "InPlay"), refusals: [404, 422],
            perform: change),
    ]

    private static func list(_ call: AdminCall) -> Response {
        let scenarios = call.sessions.repertoire.repertoire.scenarios.map { scenario -> JSONValue in
            var members: [(String, JSONValue)] = [("name", .string(scenario.name))]
            if let title = scenario.title { members.append(("title", .string(title))) }
            members.append(("contract", .string(scenario.contract.name)))
            members.append(("file", .string(scenario.location.file)))
            members.append(("extends", .array(scenario.parents.map { .string($0.name) })))
            members.append(("rules", .array(ids(of: scenario).map { .string($0) })))
            return .object(JSONObject(members))
        }
        return .json(["scenarios": .array(scenarios)])
    }

    /// Each once: a rule of several operations is compiled once for each.
    private static func ids(of scenario: Scenario) -> [String] {
        scenario.rules.map(\.id).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    private static func inPlay(_ session: Session) -> JSONValue {
        ["scenarios": .array(session.playbook.scenarioNames.map { .string($0) })]
    }

    private static func change(_ call: AdminCall) throws(AdminProblem) -> Response {
        let session = try call.session()
        do throws(MockServerError) {
            try call.sessions.change(
                session, to: try call.sessions.repertoire.playbook(of: try choices(call)),
                keepsState: call.body?["reset"]?.boolValue != true)
        } catch {
            throw AdminProblem(error)
        }
        return .json(inPlay(session))
    }

    /// The scenarios that the content names or holds; documents know their places in the content.
    static func choices(_ call: AdminCall) throws(MockServerError) -> [ScenarioChoice] {
        guard call.body?["scenarios"] != nil else { return [] }
        do throws(Diagnostic) {
            let root = try SourceParser.parse(bytes: call.request.body, file: "request").root
            var choices: [ScenarioChoice] = []
            for node in root["scenarios"]?.elements ?? [] { choices.append(try choice(node)) }
            return choices
        } catch {
            throw .findings([error])
        }
    }

    private static func choice(_ node: SourceNode) throws(Diagnostic) -> ScenarioChoice {
        if let name = node.scalar?.stringValue { return .named(name) }
        guard let text = node["yaml"]?.scalar?.stringValue else {
            return .document(SourceDocument(file: "request", root: node))
        }
        let file = node["file"]?.scalar?.stringValue ?? "request"
        return try .rules(text, file: file)
    }
}
