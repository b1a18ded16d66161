import JSONModel
import Support

extension QuotaOutcome {
    /// What templates see of it: `limit`, `remaining`, and in whole seconds, rounded up, `reset` and `retryAfter`, null
    /// where time alone makes no room.
    func templateValue(at now: SessionInstant) -> JSONValue {
        func seconds(_ duration: Duration?) -> JSONValue {
            duration.map { .number(JSONNumber(Int(clamping: max(0, $0.secondsRoundedUp)))) } ?? .null
        }
        return .object(
            JSONObject([
                ("limit", .number(JSONNumber(limit))), ("remaining", .number(JSONNumber(remaining))),
                ("reset", seconds(resetAt.map { $0 - now })), ("retryAfter", seconds(retryAfter)),
            ]))
    }
}
