import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Support

/// The states of a session's machines.
enum StateResource {
    static let routes = [
        AdminRoute(
            id: "getState", method: .get, path: "/sessions/{id}/state", summary: "The states of a session's machines.",
            outcome: .init(status: 200, summary: "The states.", schema: "State"), refusals: [404]
        ) { call throws(AdminProblem) in .json(description(try call.session())) },
        AdminRoute(
            id: "setState", method: .put, path: "/sessions/{id}/state",
            summary: "Puts machines into states; machines that are not named stay as they are.",
            content: .init(schema: "State", isRequired: true),
            outcome: .init(status: 200, summary: "The states.", schema: "State"), refusals: [404, 422],
            perform: change),
    ]

    private static func description(_ session: Session) -> JSONValue {
        let play = session.play
        var contracts = JSONObject()
        for book in play.playbook.rulebooks where !book.machines.isEmpty {
            let states = play.state(of: book.contract)?.withLock { $0.machines } ?? [:]
            contracts[book.contract.name] = .object(
                JSONObject(book.machines.map { ($0.name, .string(states[$0.name] ?? $0.initial)) }))
        }
        return ["machines": .object(contracts)]
    }

    private static func change(_ call: AdminCall) throws(AdminProblem) -> Response {
        let session = try call.session()
        let play = session.play
        let books = play.playbook.rulebooks
        var changes: [(state: LockedValue<SessionState>, machine: String, to: String)] = []
        for contract in call.body?["machines"]?.objectValue?.members ?? [] {
            guard let book = books.first(where: { $0.contract.name == contract.name }),
                let state = play.state(of: book.contract)
            else { throw unknown("contract", contract.name, among: books.map(\.contract.name)) }
            for member in contract.value.objectValue?.members ?? [] {
                guard let machine = book.machines.first(where: { $0.name == member.name }) else {
                    throw unknown("machine", member.name, among: book.machines.map(\.name))
                }
                let wanted = member.value.stringValue ?? ""
                guard machine.states.contains(wanted) else {
                    throw unknown("state of \(machine.name)", wanted, among: machine.states)
                }
                changes.append((state, machine.name, wanted))
            }
        }
        for change in changes { change.state.withLock { $0.machines[change.machine] = change.to } }
        return .json(description(session))
    }

    private static func unknown(_ kind: String, _ name: String, among known: [String]) -> AdminProblem {
        let hint =
            NearestName.find(name, among: known).map { ", did you mean \"\($0)\"?" }
            ?? (known.isEmpty ? "; there is none." : "; there are \(known.joined(separator: ", ")).")
        return AdminProblem(422, "Unknown \(kind)", "The session plays no \(kind) \"\(name)\"\(hint)")
    }
}
