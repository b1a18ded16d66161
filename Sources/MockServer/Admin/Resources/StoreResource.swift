import Contracts
import HTTPModel
import JSONModel
import Scenarios
import Support

/// What a session keeps for its client.
enum StoreResource {
    private static let contract = AdminRoute.Parameter(
        name: "contract", type: "string",
        summary: "The contract whose store is meant, where several have such a collection.")
    private static let path = "/sessions/{id}/store"

    static let routes = [
        AdminRoute(
            id: "getStore", method: .get, path: path, summary: "Everything in a session's store.",
            outcome: .init(status: 200, summary: "The store.", schema: "Store"), refusals: [404], perform: all),
        AdminRoute(
            id: "clearStore", method: .delete, path: path, summary: "Empties a session's store.",
            outcome: .init(status: 204, summary: "It is empty.", schema: nil), refusals: [404]
        ) { call throws(AdminProblem) in
            for (_, state) in states(of: try call.session()) { state.withLock { $0.store = Store() } }
            return .done
        },
        AdminRoute(
            id: "getCollection", method: .get, path: path + "/{collection}", summary: "The values of a collection.",
            query: [contract], outcome: .init(status: 200, summary: "The values.", schema: "Collection"),
            refusals: [404, 409]
        ) { call throws(AdminProblem) in
            let name = call.argument("collection")
            let (_, state) = try owner(of: name, call)
            return .json(.object(values(of: name, in: state, call.mask)))
        },
        AdminRoute(
            id: "deleteCollection", method: .delete, path: path + "/{collection}", summary: "Takes a collection away.",
            query: [contract], outcome: .init(status: 204, summary: "It is gone.", schema: nil), refusals: [404, 409]
        ) { call throws(AdminProblem) in
            let name = call.argument("collection")
            let (_, state) = try owner(of: name, call)
            state.withLock { state in
                for key in state.store.keys(in: name) { _ = state.store.remove(key, from: name) }
            }
            return .done
        },
        AdminRoute(
            id: "getValue", method: .get, path: path + "/{collection}/{key}", summary: "One value.", query: [contract],
            outcome: .init(status: 200, summary: "The value.", schema: "Value"), refusals: [404, 409]
        ) { call throws(AdminProblem) in
            let (name, key) = (call.argument("collection"), call.argument("key"))
            let (_, state) = try owner(of: name, call)
            guard let value = state.withLock({ $0.store.value(of: key, in: name) }) else {
                throw missing(key, in: name)
            }
            return .json(call.mask.stored(value))
        },
        AdminRoute(
            id: "putValue", method: .put, path: path + "/{collection}/{key}", summary: "Puts a value under a key.",
            query: [contract], content: .init(schema: "Value", isRequired: true),
            outcome: .init(status: 204, summary: "It is there.", schema: nil), refusals: [404, 409]
        ) { call throws(AdminProblem) in
            let (_, state) = try owner(of: call.argument("collection"), call, mayBeNew: true)
            state.withLock {
                $0.store.put(call.body ?? .null, under: call.argument("key"), in: call.argument("collection"))
            }
            return .done
        },
        AdminRoute(
            id: "deleteValue", method: .delete, path: path + "/{collection}/{key}", summary: "Takes a value away.",
            query: [contract], outcome: .init(status: 204, summary: "It is gone.", schema: nil), refusals: [404, 409]
        ) { call throws(AdminProblem) in
            let (name, key) = (call.argument("collection"), call.argument("key"))
            let (_, state) = try owner(of: name, call)
            guard state.withLock({ $0.store.remove(key, from: name) }) != nil else { throw missing(key, in: name) }
            return .done
        },
    ]

    private typealias Owner = (contract: Contract, state: LockedValue<SessionState>)

    private static func states(of session: Session) -> [Owner] {
        let play = session.play
        return play.playbook.rulebooks.compactMap { book in play.state(of: book.contract).map { (book.contract, $0) } }
    }

    private static func all(_ call: AdminCall) throws(AdminProblem) -> Response {
        var store = JSONObject()
        let mask = call.mask
        for (contract, state) in states(of: try call.session()) {
            let names = state.withLock { $0.store.collectionNames }
            guard !names.isEmpty else { continue }
            store[contract.name] = .object(
                JSONObject(names.map { ($0, .object(values(of: $0, in: state, mask))) }))
        }
        return .json(["store": .object(store)])
    }

    private static func values(
        of collection: String, in state: LockedValue<SessionState>, _ mask: MessageMask
    ) -> JSONObject {
        let store = state.withLock { $0.store }
        return JSONObject(
            store.keys(in: collection).map { ($0, mask.stored(store.value(of: $0, in: collection) ?? .null)) })
    }

    /// The contract whose store has a collection, or is to get it.
    private static func owner(
        of collection: String, _ call: AdminCall, mayBeNew: Bool = false
    ) throws(AdminProblem) -> Owner {
        let all = states(of: try call.session())
        if let name = call.query.first("contract") {
            guard let named = all.first(where: { $0.contract.name == name }) else {
                throw AdminProblem(
                    404, "No such contract",
                    "No contract \"\(name)\" is played; there are "
                        + all.map(\.contract.name).joined(separator: ", ") + ".")
            }
            if mayBeNew || has(collection, named) { return named }
            throw missing(collection)
        }
        let owners = all.filter { has(collection, $0) }
        if let first = owners.first, owners.count == 1 { return first }
        if owners.isEmpty, mayBeNew, let only = all.first, all.count == 1 { return only }
        guard !owners.isEmpty || mayBeNew else { throw missing(collection) }
        let names = (owners.isEmpty ? all : owners).map(\.contract.name).joined(separator: ", ")
        throw AdminProblem(
            409, "Which contract?",
            "The collection \"\(collection)\" may be that of \(names): say which with ?contract=NAME.")
    }

    private static func has(_ collection: String, _ owner: Owner) -> Bool {
        owner.state.withLock { $0.store.collectionNames.contains(collection) }
    }

    private static func missing(_ collection: String) -> AdminProblem {
        AdminProblem(404, "No such collection", "The store has no collection \"\(collection)\".")
    }

    private static func missing(_ key: String, in collection: String) -> AdminProblem {
        AdminProblem(404, "No such key", "The collection \"\(collection)\" has no key \"\(key)\".")
    }
}
