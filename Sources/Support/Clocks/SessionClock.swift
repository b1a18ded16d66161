/// What a session tells the time by: every time that it shows or measures comes from here.
package protocol SessionClock: Sendable {
    /// The present reading; readings never go back. Any thread may ask.
    var now: SessionInstant { get }
}
