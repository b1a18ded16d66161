import Foundation
import JSONModel
import Support

extension RecordedExchange {
    /// Reads an exchange as a server describes it.
    ///
    /// - Returns: nil for what is none.
    init?(_ json: JSONValue) {
        guard let ordinal = json["ordinal"]?.intValue,
            let time = json["time"]?.stringValue.flatMap({ SessionInstant(iso8601: $0) }),
            let outcome = json["outcome"]?.stringValue.flatMap(Outcome.init)
        else { return nil }
        self.ordinal = ordinal
        self.time = MockClock.Instant(instant: time)
        let ended = json["ended"]?.stringValue.flatMap { SessionInstant(iso8601: $0) }
        answerTime = MockClock.Instant(
            instant: ended ?? time + .seconds(json["delay"]?.numberValue?.doubleValue ?? 0))
        self.outcome = outcome
        let request = json["request"]
        self.request = RecordedMessage(request ?? [:])
        method = request?["method"]?.stringValue ?? ""
        target = request?["target"]?.stringValue ?? ""
        contract = json["contract"]?.stringValue
        operation = json["operation"]?.stringValue
        rules = ((json["modifiers"]?.arrayValue ?? []) + [json["rule"] ?? .null]).compactMap(\.stringValue)
        status = json["status"]?.intValue
        response = json["response"].map(RecordedMessage.init)
        fault = json["fault"]?.stringValue
        violations = (json["violations"]?.arrayValue ?? []).map(Violation.init)
        remark = json["remark"]?.stringValue ?? json["refusal"]?["reason"]?.stringValue
    }
}

extension RecordedExchange.Violation {
    init(_ json: JSONValue) {
        place = json["place"]?.stringValue ?? ""
        keyword = json["keyword"]?.stringValue ?? ""
        message = json["message"]?.stringValue ?? ""
        location = json["location"]?.stringValue ?? ""
        isWarning = json["severity"]?.stringValue == "warning"
    }
}

extension RecordedMessage {
    init(_ json: JSONValue) {
        fields = (json["headers"]?.arrayValue ?? []).map {
            Field(name: $0["name"]?.stringValue ?? "", value: $0["value"]?.stringValue ?? "")
        }
        if let body = json["body"] {
            content = .json(body)
        } else if let text = json["bodyText"]?.stringValue {
            content = .text(text)
        } else if let bytes = json["bodyBase64"]?.stringValue.flatMap({ Data(base64Encoded: $0) }) {
            content = .bytes(bytes)
        } else {
            content = .none
        }
    }
}
