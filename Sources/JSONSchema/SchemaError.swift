/// Why a schema cannot be compiled: a `$ref` that leads nowhere, a pattern that is none, a keyword of the wrong type.
package struct SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The schema or keyword at fault.
    package let location: SchemaLocation
    /// What is wrong there, in one line without the location.
    package let reason: String

    package init(location: SchemaLocation, reason: String) {
        self.location = location
        self.reason = reason
    }

    package var description: String { "\(location.document)#\(location.pointer): \(reason)" }
}
