import Contracts
import JSONModel

/// Whose requests an account of a quota counts: the values of the quota's key parts, in their order.
///
/// It may hold credentials, so it is to be masked wherever it leaves the process.
struct QuotaKey: Hashable, Sendable {
    let values: [JSONValue?]

    init(values: [JSONValue?] = []) {
        self.values = values
    }

    init(_ parts: [QuotaKeyPart], of checked: CheckedRequest) {
        values = parts.map { $0.value(in: checked) }
    }
}
