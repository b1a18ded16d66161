package import JSONModel
package import Support

/// A line of the log that is about no request: what somebody needs to know to repeat a run.
package struct LogNotice: Sendable {
    /// The session clock's reading.
    package let time: SessionInstant
    /// What happened, in one word for programs.
    package let event: String
    /// The line for people.
    package let text: String
    /// What programs are told besides.
    package let members: [(name: String, value: JSONValue)]

    /// Makes a notice.
    package init(time: SessionInstant, event: String, text: String, members: [(name: String, value: JSONValue)]) {
        self.time = time
        self.event = event
        self.text = text
        self.members = members
    }
}
