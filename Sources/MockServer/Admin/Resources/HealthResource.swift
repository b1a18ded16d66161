import Contracts
import HTTPModel
import JSONModel
import Scenarios

/// Whether the server is well, and what can be asked of it.
enum HealthResource {
    static let routes = [
        AdminRoute(
            id: "getHealth", method: .get, path: "/health", summary: "Whether the server is well.",
            outcome: .init(status: 200, summary: "It is.", schema: "Health"), perform: health),
        AdminRoute(
            id: "getDocument", method: .get, path: "/openapi.json", summary: "This document.",
            outcome: .init(status: 200, summary: "The document.", schema: "Document")
        ) { _ in .json(AdminDocument.json) },
    ]

    private static func health(_ call: AdminCall) -> Response {
        let repertoire = call.sessions.repertoire.repertoire
        return .json([
            "status": "ok", "run": .string(call.runToken),
            "contracts": .array(repertoire.contracts.map { .string($0.name) }),
            "scenarios": .number(JSONNumber(repertoire.scenarios.count)),
            "sessions": .number(JSONNumber(call.sessions.openCount)),
        ])
    }
}
