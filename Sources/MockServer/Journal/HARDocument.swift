import HTTPModel
import JSONModel
import Support

/// Exchanges in the HTTP Archive format (HAR 1.2), which browsers' tools and many others read.
///
/// Made of the journal's JSON, so that secrets are hidden here as they are there. What did not arrive as a request is
/// left out. Times are those of the session's clock: the delay that a rule asked for counts as the wait, and what the
/// network took is not measured.
enum HARDocument {
    /// The document.
    ///
    /// - Parameter entries: The journal's entries, the oldest first.
    /// - Returns: An object with `log`.
    static func make(_ entries: [JSONValue]) -> JSONValue {
        [
            "log": [
                "version": "1.2", "creator": ["name": "understudy", "version": "1"],
                "entries": .array(entries.compactMap(entry)),
            ]
        ]
    }

    private static func entry(_ json: JSONValue) -> JSONValue? {
        guard let request = json["request"] else { return nil }
        let wait = JSONValue.number(JSONNumber((json["delay"]?.numberValue?.doubleValue ?? 0) * 1_000))
        var members: [(String, JSONValue)] = [
            ("startedDateTime", json["time"] ?? ""), ("time", wait), ("request", self.request(request)),
            ("response", response(json["response"], status: json["status"]?.intValue)), ("cache", [:]),
            ("timings", ["send": 0, "wait": wait, "receive": 0]),
        ]
        for name in ["session", "ordinal", "outcome", "contract", "operation", "rule", "modifiers", "fault", "remark"] {
            if let value = json[name] { members.append(("_" + name, value)) }
        }
        return .object(JSONObject(members))
    }

    private static func request(_ json: JSONValue) -> JSONValue {
        let headers = json["headers"]
        let target = json["target"]?.stringValue ?? ""
        let scheme = json["secure"]?.boolValue == true ? "https" : "http"
        let isWhole = target.contains("://")
        var members: [(String, JSONValue)] = [
            ("method", json["method"] ?? ""),
            ("url", .string(isWhole ? target : "\(scheme)://\(field("host", in: headers) ?? "localhost")\(target)")),
            ("httpVersion", "HTTP/1.1"), ("cookies", cookies("cookie", in: headers)), ("headers", headers ?? []),
            ("queryString", query(of: target)), ("headersSize", -1), ("bodySize", -1),
        ]
        if let content = content(json) {
            members.append(
                ("postData", ["mimeType": type(of: headers), "params": [], "text": .string(content.text)]))
        }
        return .object(JSONObject(members))
    }

    /// An exchange without an answer has status 0, as browsers write it.
    private static func response(_ json: JSONValue?, status: Int?) -> JSONValue {
        let headers = json?["headers"]
        var content: [(String, JSONValue)] = [("size", 0), ("mimeType", type(of: headers))]
        if let (text, isBase64) = json.flatMap(self.content) {
            content = [
                ("size", .number(JSONNumber(text.utf8.count))), ("mimeType", type(of: headers)),
                ("text", .string(text)),
            ]
            if isBase64 { content.append(("encoding", "base64")) }
        }
        return [
            "status": .number(JSONNumber(status ?? 0)),
            "statusText": .string(status.map { Status($0).reasonPhrase } ?? ""), "httpVersion": "HTTP/1.1",
            "cookies": cookies("set-cookie", in: headers), "headers": headers ?? [],
            "content": .object(JSONObject(content)),
            "redirectURL": .string(field("location", in: headers) ?? ""), "headersSize": -1, "bodySize": -1,
        ]
    }

    private static func content(_ json: JSONValue) -> (text: String, isBase64: Bool)? {
        if let body = json["body"] { return (body.compactText, false) }
        if let text = json["bodyText"]?.stringValue { return (text, false) }
        return json["bodyBase64"]?.stringValue.map { ($0, true) }
    }

    private static func values(_ name: String, in headers: JSONValue?) -> [String] {
        let name = FieldName(name)
        return (headers?.arrayValue ?? []).compactMap { header in
            header["name"]?.stringValue.map { FieldName($0) == name } == true ? header["value"]?.stringValue : nil
        }
    }

    private static func field(_ name: String, in headers: JSONValue?) -> String? {
        values(name, in: headers).first
    }

    private static func type(of headers: JSONValue?) -> JSONValue {
        .string(field("content-type", in: headers) ?? "")
    }

    private static func cookies(_ name: String, in headers: JSONValue?) -> JSONValue {
        .array(
            values(name, in: headers).flatMap { Cookies($0).cookies }.map {
                ["name": .string($0.name), "value": .string($0.value)]
            })
    }

    private static func query(of target: String) -> JSONValue {
        guard let mark = target.firstIndex(of: "?"), let query = QueryItems(String(target[mark...].dropFirst())) else {
            return []
        }
        return .array(query.items.map { ["name": .string($0.name), "value": .string($0.value)] })
    }
}
