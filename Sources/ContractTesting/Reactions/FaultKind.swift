/// A fault of the scenario language, as the reaction matrix plays it.
public struct FaultKind: Sendable, Hashable {
    /// The name that messages and tables give it.
    let name: String
    /// The fault as a rule says it, in YAML.
    let text: String

    /// Any fault of the scenario language.
    ///
    /// - Parameters:
    ///   - name: The name that messages and tables give it.
    ///   - text: The fault as a rule says it, in YAML, such as `{ reset: { at: body+120 } }`.
    /// - Returns: The fault.
    public static func scenario(_ name: String, _ text: String) -> FaultKind {
        FaultKind(name: name, text: text)
    }

    /// The connection is reset before the first byte of the answer.
    public static let reset = FaultKind(name: "reset", text: "{ reset: { at: start } }")
    /// The connection is reset in the middle of the body.
    public static let resetInBody = FaultKind(name: "reset in body", text: "{ reset: { at: body*0.5 } }")
    /// The connection ends in the middle of the body, in an orderly way.
    public static let close = FaultKind(name: "close", text: "{ close: { at: body*0.5 } }")
    /// No byte of the answer comes, and the connection stays open.
    public static let stall = FaultKind(name: "stall", text: "{ stall: { at: start } }")
    /// Random bytes in place of the answer.
    public static let garbage = FaultKind(name: "garbage", text: "{ garbage: { at: start, bytes: 200 } }")
    /// A chunked body whose next chunk size is no number.
    public static let malformedChunk = FaultKind(
        name: "malformed chunk", text: "{ malformedChunk: { at: body*0.5 } }")
    /// A page of HTML with status 200, as a captive portal gives.
    public static let html = FaultKind(name: "html", text: "html")
    /// A body that ends inside a character.
    public static let cutUTF8 = FaultKind(name: "cut UTF-8", text: "cutUTF8")
    /// Half of a gzip stream.
    public static let truncatedGzip = FaultKind(name: "truncated gzip", text: "truncatedGzip")
    /// A redirect to where the request went; whoever follows it cannot be told from who tries again at once.
    public static let redirectLoop = FaultKind(name: "redirect loop", text: "redirectLoop")

    /// The faults that a matrix plays when nothing is said of them.
    static let usual: [FaultKind] = [
        .reset, .resetInBody, .close, .stall, .garbage, .malformedChunk, .html, .truncatedGzip,
    ]

    /// True when the client waits for what never comes, so that real time passes.
    var keepsClientWaiting: Bool { text.contains("stall") }
}
