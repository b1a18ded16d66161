/// What a client tells its user in the end.
enum ClientOutcome: Hashable {
    /// It was done.
    case worked
    /// It was done, and something else came of it than what was asked for.
    case differs
    /// The server said no, with this status.
    case refused(Int)
    /// No use trying any longer, for now.
    case gaveUp
    /// What answered did not speak as the vendor does.
    case unreadable
    /// Nothing, for it ended itself over what it got.
    case crashed
    /// Nothing, for it waits for what never comes.
    case hangs
    /// Nothing, for it goes on and on.
    case endless
}
