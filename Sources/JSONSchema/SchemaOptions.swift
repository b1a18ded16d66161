/// What a compiler may choose where JSON Schema and OpenAPI leave a choice.
package struct SchemaOptions: Sendable, Hashable {
    /// The way a message travels, for OpenAPI's `readOnly` and `writeOnly`.
    package enum Direction: Sendable, Hashable {
        /// No message: `required` counts for every member.
        case none
        /// A request: members whose schema is `readOnly` need not be there.
        case request
        /// A response: members whose schema is `writeOnly` need not be there.
        case response
    }

    /// True when `format` refuses values; `int32` and `int64` always do.
    package var assertsFormats: Bool
    /// The way the values travel.
    package var direction: Direction

    package init(assertsFormats: Bool = false, direction: Direction = .none) {
        self.assertsFormats = assertsFormats
        self.direction = direction
    }
}
