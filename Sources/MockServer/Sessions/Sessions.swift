import HTTPModel

/// The sessions of one server; for now the default one alone, behind the seam that others will be found through.
package final class Sessions: Sendable {
    /// The session that every server has.
    package let defaultSession: Session

    /// Makes the sessions of a server that has only its default one.
    package init(defaultSession: Session) {
        self.defaultSession = defaultSession
    }

    /// The session that a request belongs to.
    func session(for request: Request) -> Session {
        defaultSession
    }
}
