/// What finds out when nothing happens any more that a clock must not jump over.
package protocol QuietWatching: Sendable {
    /// Lets a clock jump as soon as it is quiet: looks at `changeCount` again and again until that is nil, or
    /// `jump(ifUnchangedSince:)` has jumped.
    func watch(_ clock: AutoClock)
}
