import JSONModel
import SourceDocuments

/// Reads what a scenario says of the session as a whole: `machines`, `given` and `credentials`.
struct SessionStartReader {
    let collector: DiagnosticCollector

    /// Reads `machines`: each with its `states` and the `initial` one.
    func machines(_ node: SourceNode?) -> [StateMachine] {
        guard let node, let reader = MappingReader(node, subject: "\"machines\"", into: collector) else { return [] }
        return reader.entries.compactMap { entry in
            guard let machine = MappingReader(entry.value, subject: "\"\(entry.key)\"", into: collector) else {
                return nil
            }
            machine.rejectUnknownKeys(allowed: ["states", "initial"])
            guard let states = machine.optionalList("states", of: .string), !states.isEmpty else {
                if machine.required("states") != nil {
                    collector.error(
                        at: entry.value.location,
                        "\"states\" of \(entry.key) is empty, expected the names of its states",
                        id: "empty-list")
                }
                return nil
            }
            // With a mistake here it is a machine all the same, so that those who name it are not called wrong.
            let initial = machine.required("initial", .oneOf(states)) ?? states[0]
            return StateMachine(name: entry.key, states: states, initial: initial)
        }
    }

    /// Reads a map of machines to states, such as `state: { account: locked }`.
    func states(_ node: SourceNode?, key: String, of machines: [StateMachine]) -> [(machine: String, state: String)] {
        guard let node, let reader = MappingReader(node, subject: "\"\(key)\"", into: collector) else { return [] }
        return reader.entries.compactMap { entry in
            guard let machine = machines.first(where: { $0.name == entry.key }) else {
                collector.error(
                    at: entry.keyLocation,
                    UnknownName.message("machine", entry.key, of: "the scenario", known: machines.map(\.name))
                        + (machines.isEmpty ? "; declare it under \"machines\"" : ""),
                    id: "undeclared-machine")
                return nil
            }
            guard let name = collector.read(entry.value, as: .string, subject: "\"\(entry.key)\"") else { return nil }
            guard machine.states.contains(name) else {
                collector.error(
                    at: entry.value.location,
                    UnknownName.message("state", name, of: machine.name, known: machine.states),
                    id: "undeclared-state")
                return nil
            }
            return (entry.key, name)
        }
    }

    /// Reads `given`: the `store` and `state` that a session starts with.
    func given(_ node: SourceNode?, machines: [StateMachine]) -> GivenState {
        var given = GivenState()
        guard let node, let reader = MappingReader(node, subject: "\"given\"", into: collector) else { return given }
        reader.rejectUnknownKeys(allowed: ["store", "state"])
        for collection in reader.optionalMapping("store")?.entries ?? [] {
            let records = MappingReader(collection.value, subject: "\"\(collection.key)\"", into: collector)
            for record in records?.entries ?? [] {
                given.records.append(
                    .init(collection: collection.key, key: record.key, value: record.value.jsonValue))
            }
        }
        for (machine, state) in states(reader.optional("state"), key: "state", of: machines) {
            given.machines[machine] = state
        }
        return given
    }

    /// Reads `connection` and `tls`.
    func portFault(_ scenario: MappingReader) -> PortFault {
        let connections = PortFault.Connection.allCases.map(\.rawValue)
        let securities = PortFault.Security.allCases.map(\.rawValue)
        return PortFault(
            connection: scenario.optional("connection", .oneOf(connections)).flatMap(PortFault.Connection.init),
            security: scenario.optional("tls", .oneOf(securities)).flatMap(PortFault.Security.init))
    }

    /// Reads `credentials`: the names of those that are `expired` or `forbidden`.
    func credentials(_ node: SourceNode?) -> CredentialRoll {
        var roll = CredentialRoll()
        guard let node, let reader = MappingReader(node, subject: "\"credentials\"", into: collector) else {
            return roll
        }
        let words = CredentialRoll.Standing.allCases.map(\.rawValue)
        reader.rejectUnknownKeys(allowed: words)
        for standing in CredentialRoll.Standing.allCases {
            roll.add(reader.optionalList(standing.rawValue, of: .string) ?? [], as: standing)
        }
        return roll
    }
}
