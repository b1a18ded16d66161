import Scenarios
import Support

/// What is sent of an answer and when, and how it ends: worked out before the first byte goes.
struct DeliveryScript: Sendable {
    /// What the offsets of `steps` are about.
    let bytes: [UInt8]
    /// The steps; the last one is `reset`, `close`, `stall` or `end`.
    let steps: [DeliveryStep]
    /// True when a step that comes late leaves the next ones where they were; false when each wait counts from when the
    /// bytes before it really went, so that no two come closer than was asked.
    let catchesUp: Bool

    /// Works out how an answer is brought.
    ///
    /// - Parameters:
    ///   - answer: The answer, faults in its content and its framing included.
    ///   - plan: How it is brought.
    init(_ answer: SerializedAnswer, plan: DeliveryPlan) {
        bytes = answer.bytes
        if case .resetUpload = plan.fault {
            steps = [.reset]
            catchesUp = true
            return
        }
        let (end, ending) = Self.end(of: answer, plan.fault)
        var timeline = DeliveryTimeline(bytesPerSecond: plan.bytesPerSecond)
        timeline.pass(plan.beforeHeaders)
        let headEnd = min(answer.headLength, end)
        if case .slowHeaders(let interval) = plan.fault {
            for offset in 1..<max(headEnd, 1) {
                timeline.write(upTo: offset)
                timeline.pass(interval)
            }
            catchesUp = false
        } else {
            catchesUp = plan.bytesPerSecond == nil
        }
        timeline.write(upTo: headEnd)
        if end > headEnd {
            timeline.pass(plan.beforeBody)
            if let dribble = plan.dribble {
                timeline.dribble(dribble, from: answer.headLength, length: answer.bodyLength, until: end)
            }
            timeline.write(upTo: end)
        }
        timeline.finish(with: ending)
        steps = timeline.steps
    }

    /// How much is sent, and what comes then.
    private static func end(of answer: SerializedAnswer, _ fault: Fault?) -> (offset: Int, ending: DeliveryStep) {
        func offset(_ point: FaultPoint) -> Int {
            point.offset(headLength: answer.headLength, bodyLength: answer.bodyLength)
        }
        switch fault {
        case .reset(let point): return (offset(point), .reset)
        case .close(let point): return (offset(point), .close)
        case .stall(let point): return (offset(point), .stall)
        case .garbage, .malformedChunk: return (answer.bytes.count, .close)
        default: return (answer.bytes.count, .end)
        }
    }
}
