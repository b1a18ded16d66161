import HTTPModel
import Scenarios

/// What was chosen to be answered, before it is signed and made ready for the wire.
enum Answer {
    case fixed(FixedReply)
    case response(Response)

    var status: Status {
        switch self {
        case .fixed(let reply): reply.response.status
        case .response(let response): response.status
        }
    }

    /// The bytes that it holds and does not share with others of its kind.
    var ownCost: Int {
        switch self {
        case .fixed: 0
        case .response(let response): response.fields.bytes.count + response.body.count
        }
    }

    /// Adds header fields, which turns a fixed answer into one of its own.
    mutating func add(_ fields: HeaderFields) {
        var response = self.response
        for (name, value) in fields { response.fields.append(FieldName(name), value) }
        self = .response(response)
    }

    /// Puts header fields in the place of those of the same names, which browsers take only once; `Vary` is added to.
    mutating func set(_ fields: HeaderFields) {
        var response = self.response
        for (name, value) in fields {
            let name = FieldName(name)
            if name != .vary { response.fields.removeAll(name) }
            response.fields.append(name, value)
        }
        self = .response(response)
    }

    /// Puts a fault into what it says.
    mutating func strike(_ fault: Fault, target: RequestTarget) {
        guard let struck = FaultInjector.apply(fault, to: response, target: target) else { return }
        self = .response(struck)
    }

    /// The response that is answered.
    var response: Response {
        switch self {
        case .fixed(let reply): reply.response
        case .response(let own): own
        }
    }
}
