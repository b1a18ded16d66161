import Contracts
import HTTPModel
import JSONModel
import Scenarios

/// The contracts that are served, and which responses they document.
enum ContractsResource {
    static let routes = [
        AdminRoute(
            id: "listContracts", method: .get, path: "/contracts",
            summary: "The contracts that are served, with the responses of their operations.",
            outcome: .init(status: 200, summary: "All of them.", schema: "ContractList"), perform: list)
    ]

    private static func list(_ call: AdminCall) -> Response {
        let contracts = call.sessions.repertoire.repertoire.contracts.map { contract -> JSONValue in
            [
                "name": .string(contract.name), "title": .string(contract.title), "file": .string(contract.file),
                "operations": .array(ContractOutline(contract).operations.map(json)),
            ]
        }
        return .json(["contracts": .array(contracts)])
    }

    private static func json(_ operation: ContractOutline.Operation) -> JSONValue {
        [
            "id": .string(operation.id), "title": .string(operation.title),
            "responses": .array(operation.responses.map { .string($0) }),
        ]
    }
}
