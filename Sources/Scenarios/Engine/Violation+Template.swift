import Contracts
import JSONModel

extension Violation {
    /// The names of a violation's members in templates and conditions.
    static let templateNames = ["pointer", "message", "keyword", "expected", "actual"]

    /// The violation as templates and conditions see it.
    var templateValue: JSONValue {
        .object(
            JSONObject([
                ("pointer", .string(place.pointerText)), ("message", .string(ViolationRenderer.refusal(self))),
                ("keyword", .string(keyword)), ("expected", .string(expected)), ("actual", .string(actual)),
            ]))
    }
}
