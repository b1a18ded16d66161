import HTTPModel
import Scenarios
import Support
import Testing

@testable import MockServer

/// What is sent and when, without a socket.
@Suite struct DeliveryScriptTests {
    private static let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n".utf8)
    private let headLength = DeliveryScriptTests.head.count

    private func script(body: Int = 10, _ change: (inout DeliveryPlan) -> Void) -> DeliveryScript {
        var plan = DeliveryPlan()
        change(&plan)
        return DeliveryScript(SerializedAnswer(Self.head + Array(repeating: 0x78, count: body)), plan: plan)
    }

    /// When each byte is sent, and how it ends.
    private func arrivals(_ script: DeliveryScript) -> (times: [Duration], ending: DeliveryStep?) {
        var now = Duration.zero
        var times: [Duration] = []
        for step in script.steps {
            switch step {
            case .wait(let duration): now += duration
            case .write(let end): times += Array(repeating: now, count: end - times.count)
            case .reset, .close, .stall, .end: return (times, step)
            }
        }
        return (times, nil)
    }

    @Test func aPlainAnswerIsOneWrite() {
        #expect(script { _ in }.steps == [.write(upTo: headLength + 10), .end])
    }

    @Test func delaysStandBeforeHeadAndBody() {
        let delayed = script {
            $0.beforeHeaders = .milliseconds(80)
            $0.beforeBody = .seconds(2)
        }
        #expect(
            delayed.steps == [
                .wait(.milliseconds(80)), .write(upTo: headLength), .wait(.seconds(2)), .write(upTo: headLength + 10),
                .end,
            ])
        #expect(script(body: 0) { $0.beforeBody = .seconds(2) }.steps == [.write(upTo: headLength), .end])
    }

    @Test func aDribbleIsEvenFromItsFirstPieceToItsLast() {
        let dribbled = script { $0.dribble = Dribble(chunks: 4, duration: .seconds(1)) }
        let third = Duration.nanoseconds(333_333_333)
        #expect(
            dribbled.steps == [
                .write(upTo: headLength + 2), .wait(third), .write(upTo: headLength + 5), .wait(third),
                .write(upTo: headLength + 7), .wait(third + .nanoseconds(1)), .write(upTo: headLength + 10), .end,
            ])
        // No piece is empty, and one piece has no time to fill.
        let many = arrivals(script { $0.dribble = Dribble(chunks: 1_000_000, duration: .seconds(9)) })
        #expect(many.times.suffix(10) == (0..<10).map { .seconds($0) })
        let one = script { $0.dribble = Dribble(chunks: 1, duration: .seconds(9)) }
        #expect(one.steps == [.write(upTo: headLength + 10), .end])
        #expect(script(body: 0) { $0.dribble = Dribble(chunks: 4, duration: .seconds(1)) }.steps.count == 2)
    }

    @Test func aFaultCutsADribbleWithoutMovingItsPieces() {
        let whole = arrivals(script { $0.dribble = Dribble(chunks: 4, duration: .seconds(3)) })
        let cut = arrivals(
            script {
                $0.dribble = Dribble(chunks: 4, duration: .seconds(3))
                $0.fault = .reset(at: .body(6))
            })
        #expect(cut.times == Array(whole.times.prefix(headLength + 6)))
        #expect(cut.ending == .reset)
    }

    @Test func noWindowHoldsMoreThanTheBandwidthAllows() {
        var random = SeededRandom(seed: 7)
        for _ in 0..<60 {
            let rate = random.integer(in: 1...5_000)
            let body = random.integer(in: 0...3_000)
            let dribbles = random.integer(in: 0...1) == 1
            let times = arrivals(
                script(body: body) {
                    $0.bytesPerSecond = rate
                    $0.beforeBody = .milliseconds(random.integer(in: 0...30))
                    if dribbles {
                        $0.dribble = Dribble(
                            chunks: random.integer(in: 1...20), duration: .milliseconds(random.integer(in: 0...2_000)))
                    }
                }
            ).times
            #expect(times.count == headLength + body)
            // A byte is there once the time that it and all before it take has passed, from whichever write is
            // counted; a write holds what passes in a twentieth of a second, or one byte.
            let piece = max(1, rate / 20)
            for first in stride(from: 0, to: times.count, by: max(1, times.count / 40)) {
                for last in stride(from: first, to: times.count, by: max(1, times.count / 40)) {
                    let count = last - first + 1 - piece
                    let nanoseconds = (times[last] - times[first]).wholeNanoseconds
                    #expect(Int128(count) * 1_000_000_000 <= nanoseconds * Int128(rate) + Int128(piece) * 1_000_000_000)
                }
            }
            if !dribbles, let last = times.last {
                #expect(last.wholeNanoseconds * Int128(rate) >= Int128(times.count) * 1_000_000_000)
            }
        }
        #expect(!script { $0.bytesPerSecond = 100 }.catchesUp)
        #expect(script { $0.beforeBody = .seconds(1) }.catchesUp)
    }

    @Test func aSlowHeadComesByteByByteAndItsBodyAtOnce() {
        let slow = arrivals(script { $0.fault = .slowHeaders(every: .milliseconds(10)) })
        #expect(slow.times.prefix(headLength).elementsEqual((0..<headLength).map { .milliseconds(10) * $0 }))
        #expect(slow.times.suffix(10).allSatisfy { $0 == .milliseconds(10) * (headLength - 1) })
    }

    @Test func faultsOfTheConnectionCutAtTheirPoints() {
        let points: [(FaultPoint, Int)] = [
            (.start, 0), (.headers, headLength), (.body(3), headLength + 3), (.bodyFraction(0.5), headLength + 5),
            (.body(99), headLength + 10),
        ]
        for (point, count) in points {
            for (fault, ending) in [
                (Fault.reset(at: point), DeliveryStep.reset), (.close(at: point), .close), (.stall(at: point), .stall),
            ] {
                let cut = arrivals(script { $0.fault = fault })
                #expect(cut.times.count == count)
                #expect(cut.ending == ending)
            }
        }
        #expect(script { $0.fault = .resetUpload(at: .start) }.steps == [.reset])
        let waiting = script {
            $0.beforeHeaders = .seconds(1)
            $0.fault = .reset(at: .start)
        }
        #expect(waiting.steps == [.wait(.seconds(1)), .reset])
    }

    /// For random bodies and points, what is sent is a prefix of the answer, and ends exactly at the point.
    @Test func whatIsSentIsAnExactPrefix() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<500 {
            let body = random.bytes(random.integer(in: 0...400))
            let answer = SerializedAnswer(Self.head + body)
            #expect(answer.headLength == headLength)
            let count = random.integer(in: 0...500)
            let part = random.nextUnit()
            let choices: [(FaultPoint, Int)] = [
                (.start, 0), (.headers, headLength), (.body(count), headLength + min(count, body.count)),
                (.bodyFraction(part), headLength + Int(Double(body.count) * part)),
            ]
            let (point, expected) = choices[random.integer(in: 0...3)]
            var plan = DeliveryPlan()
            plan.fault = .reset(at: point)
            if random.integer(in: 0...1) == 1 { plan.dribble = Dribble(chunks: 7, duration: .seconds(1)) }
            if random.integer(in: 0...1) == 1 { plan.bytesPerSecond = random.integer(in: 1...1_000) }
            let script = DeliveryScript(answer, plan: plan)
            #expect(script.bytes == answer.bytes)
            var ends: [Int] = []
            for case .write(let end) in script.steps { ends.append(end) }
            #expect(ends == ends.sorted())
            #expect((ends.last ?? 0) == expected)
            #expect(script.steps.last == .reset)
        }
    }
}
