package import HTTPModel
import JSONModel

/// What a rule answers, compiled: either the same bytes each time or templates to render.
enum ReplyTemplate: Sendable {
    case fixed(FixedReply)
    case rendered(RenderedReply)
    case sequence(ReplySequence)

    var usesSession: Bool {
        switch self {
        case .fixed: false
        // A render may call `id()` or read `call`, whose values follow the rule's count of uses.
        case .rendered, .sequence: true
        }
    }

    /// The answers that are the same each time, its own or those of its sequence.
    var fixedReplies: [FixedReply] {
        switch self {
        case .fixed(let reply): [reply]
        case .rendered: []
        case .sequence(let sequence): sequence.replies.flatMap(\.fixedReplies)
        }
    }
}

/// An answer that is the same each time, so that it can be serialized when the files load.
package final class FixedReply: Sendable {
    /// The response.
    package let response: Response

    init(_ response: Response) {
        self.response = response
    }
}

/// An answer whose header fields or body depend on the request or the session.
///
/// A class, so that a decision hands it on without copying its parts.
final class RenderedReply: Sendable {
    enum Body: Sendable {
        case json(JSONTemplate)
        case text(JSONTemplate)
        case bytes([UInt8])
    }

    let status: Status
    /// The media types that the body may be labelled with, the preferred one first.
    let mediaTypes: [MediaType]
    /// Header fields that do not change.
    let fields: HeaderFields
    /// Header fields that are rendered.
    let fieldTemplates: FieldTemplates
    let body: Body

    init(
        status: Status, mediaTypes: [MediaType], fields: HeaderFields, fieldTemplates: FieldTemplates, body: Body
    ) {
        self.status = status
        self.mediaTypes = mediaTypes
        self.fields = fields
        self.fieldTemplates = fieldTemplates
        self.body = body
    }
}

/// Header fields whose values are templates.
struct FieldTemplates: Sendable {
    /// One field.
    typealias Entry = (name: FieldName, value: JSONTemplate)

    let entries: [Entry]

    static let none = FieldTemplates(entries: [])

    /// True when some value is not the same each time.
    var isDynamic: Bool { entries.contains { $0.value.constant == nil } }
}
