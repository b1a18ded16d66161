import HTTPModel
import HTTPWire
import Scenarios
import Support

/// How a reply is brought to its client when that is not at once and whole.
///
/// A class, so that replies without it carry no more than a nil.
final class ScriptedDelivery: Sendable {
    /// The delays and the fault, every draw made.
    let plan: DeliveryPlan
    /// When the request arrived, which the first wait counts from.
    let start: SessionInstant

    init(plan: DeliveryPlan, start: SessionInstant) {
        self.plan = plan
        self.start = start
    }

    /// True when the answer says that the connection ends behind it.
    var saysClose: Bool { plan.fault == .earlyReply }

    /// How the connection dies as the next request arrives; nil when it does not.
    var staleEnding: Fault.Ending? {
        if case .staleKeepAlive(let ending) = plan.fault { ending } else { nil }
    }

    /// Works out what is sent and when.
    ///
    /// - Parameters:
    ///   - bytes: The serialized reply.
    ///   - exchange: What it answers.
    ///   - status: Its status.
    /// - Returns: The script.
    func script(for bytes: [UInt8], _ exchange: ResponseSerializer.Exchange, status: Status) -> DeliveryScript {
        var answer = SerializedAnswer(bytes, hasContent: !exchange.isHead && !status.forbidsContent)
        if let fault = plan.fault {
            answer = FramingFaultInjector.apply(
                fault, to: answer, minorVersion: exchange.minorVersion, random: plan.random)
        }
        return DeliveryScript(answer, plan: plan)
    }
}
