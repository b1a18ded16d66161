import Contracts
import HTTPModel
import JSONModel
import Support

/// One request about the server itself, which obeys the API's document.
struct AdminCall {
    let request: Request
    let arguments: [PathArgument]
    let query: QueryItems
    /// The content; nil when there is none.
    let body: JSONValue?
    let sessions: Sessions
    let journal: Journal
    let log: (any RequestLog)?
    /// The token of this run of the server.
    let runToken: String

    /// What stood in the path.
    func argument(_ name: String) -> String {
        arguments.first { $0.name == name }?.value ?? ""
    }

    /// The session that the path names.
    func session() throws(AdminProblem) -> Session {
        let id = argument("id")
        guard let session = sessions.session(id: id) else {
            throw AdminProblem(404, "No such session", "No session \"\(id)\" is open.")
        }
        return session
    }

    /// Hides what is secret.
    var mask: MessageMask { MessageMask(sessions.repertoire.secretNames) }
}
