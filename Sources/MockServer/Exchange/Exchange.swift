import Contracts
import HTTPModel
import HTTPWire
import Scenarios
import Support

/// One exchange on its way through the pipeline: the request, and what is known of it so far.
struct Exchange {
    /// The request; its body is replaced when a content coding is taken off.
    var request: Request
    /// The session that it belongs to.
    let session: Session
    /// What the session plays and remembers, as it was when the request arrived.
    let play: SessionPlay
    /// The session's clock when it is a virtual one, held until the reply is sent or waits.
    let heldClock: (any VirtualClock)?
    /// The session clock's reading at arrival.
    let arrival: SessionInstant
    /// The place in the journal.
    let place: JournalPlace
    /// The contract that knows the request's operation.
    var contract: Contract?
    /// The operation.
    var operation: Operation?
    /// What the contract says of the request.
    var violations: [Violation] = []
    /// The rule that answered.
    var rule: Rule?
    /// The rules that added to the answer.
    var modifiers: [Rule] = []
    /// Why the server answered for itself.
    var remark: String?
    /// How the answer is brought to the client; nil for at once and whole.
    var delivery: ScriptedDelivery?
    /// True when the client named a session that is not open.
    var namesUnknownSession = false

    /// Says one thing more of why the server answered for itself.
    mutating func add(remark more: String) {
        remark = remark.map { "\($0); \(more)" } ?? more
    }

    /// The request's path as log and journal may show it.
    var shownPath: String {
        shown(request.target.path)
    }

    /// A path of the request's as log and journal may show it.
    func shown(_ path: String) -> String {
        operation?.maskingSecrets(inPath: path, SecretMask.text)
            ?? MessageMask(play.playbook.served.secretNames).path(path, of: nil)
    }

    /// The nearest operation without the secrets that its differences quote.
    func shown(_ closest: ClosestOperation) -> ClosestOperation {
        let segments = zip(request.target.path.split(separator: "/"), shownPath.split(separator: "/"))
        let hidden = segments.filter { $0 != $1 }.map { (PercentEncoding.decodeSegment($0) ?? String($0), $1) }
        guard !hidden.isEmpty else { return closest }
        let differences = closest.differences.map { words in
            hidden.reduce(words) { $0.replacing(" is \"\($1.0)\",", with: " is \"\($1.1)\",") }
        }
        return ClosestOperation(
            contract: closest.contract, operation: closest.operation, template: closest.template,
            differences: differences)
    }
}

/// What leaves for the client.
final class Reply: Sendable {
    /// The answer, ready to be written or to be serialized.
    enum Content: Sendable {
        case prepared(PreparedResponse)
        case response(Response)
    }

    /// The answer.
    let content: Content
    /// The session that it belongs to, whose clock its `Date` tells.
    let session: Session
    /// The place in the journal of the exchange that it ends.
    let place: JournalPlace
    /// What the journal is to hold of it.
    let completion: JournalCompletion
    /// A clock that must not jump before the reply is sent or waits; whoever sends it calls `resume`.
    let heldClock: (any VirtualClock)?
    /// How it is brought to the client; nil for at once and whole.
    let delivery: ScriptedDelivery?
    /// What the log said of it; nil without a log.
    let logged: LoggedReply?

    init(
        content: Content, session: Session, place: JournalPlace, completion: JournalCompletion,
        heldClock: (any VirtualClock)? = nil, delivery: ScriptedDelivery? = nil, logged: LoggedReply? = nil
    ) {
        self.content = content
        self.session = session
        self.place = place
        self.completion = completion
        self.heldClock = heldClock
        self.delivery = delivery
        self.logged = logged
    }

    /// What is to be known of it until its exchange has ended.
    var pending: PendingReply { PendingReply(place: place, logged: logged) }
}
