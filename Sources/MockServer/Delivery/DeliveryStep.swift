/// One step of bringing an answer to its client.
enum DeliveryStep: Hashable, Sendable {
    /// Send what was not sent yet, up to this offset.
    case write(upTo: Int)
    /// Let so much time pass.
    case wait(Duration)
    /// Break the connection off with a RST, once everything was delivered.
    case reset
    /// End the connection in order.
    case close
    /// Do nothing more; the connection stays open.
    case stall
    /// The answer is out.
    case end
}
