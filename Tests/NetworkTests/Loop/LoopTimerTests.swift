import Foundation
import Network
import Testing

@Suite struct LoopTimerTests {
    private func withLoop(_ body: @escaping @Sendable (EventLoop, EventLog) -> Void) throws -> TestServer {
        let server = try TestServer()
        let log = server.log
        server.server.onEachLoop { body($0, log) }
        return server
    }

    @Test func isNeverEarly() throws {
        let delays: [Duration] = [.zero, .nanoseconds(1), .microseconds(300), .microseconds(1_001), .milliseconds(3)]
        let server = try withLoop { loop, log in
            for delay in delays {
                for step in 0..<40 {
                    let timer = loop.makeTimer()
                    let clock = ContinuousClock()
                    // A stale cached time, as after a long turn of the loop.
                    usleep(UInt32(step * 13))
                    let start = clock.now
                    timer.start(after: delay) {
                        log.add(start.duration(to: clock.now) >= delay ? "on time" : "early: \(delay)")
                        timer.cancel()
                        keep(timer)
                    }
                }
            }
        }
        waitUntil { server.log.events.count == delays.count * 40 }
        #expect(Set(server.log.events) == ["on time"])
    }

    @Test func firesInOrderOfDueTimes() throws {
        let server = try withLoop { loop, log in
            let timers = [30, 10, 20].map { ($0, loop.makeTimer()) }
            for (delay, timer) in timers {
                timer.start(after: .milliseconds(delay)) {
                    log.add("\(delay)")
                    keep(timer)
                }
            }
        }
        server.log.wait(for: "30")
        #expect(server.log.events == ["10", "20", "30"])
    }

    @Test func staysInOrderWhateverIsStartedAnewOrCancelled() throws {
        final class Probe: @unchecked Sendable {
            let timer: LoopTimer
            var earliest = ContinuousClock.now
            var latest = ContinuousClock.now
            init(_ timer: LoopTimer) { self.timer = timer }

            func start(after delay: Duration, _ body: @escaping () -> Void) {
                earliest = .now + delay
                timer.start(after: delay, body)
                latest = .now + delay
            }
        }
        final class Fired: @unchecked Sendable {
            var probes: [Probe] = []
        }
        let fired = Fired()
        let server = try withLoop { loop, log in
            var generator = SystemRandomNumberGenerator()
            let probes = (0..<600).map { _ in Probe(loop.makeTimer()) }
            func start(_ probe: Probe) {
                probe.start(after: .microseconds(Int.random(in: 0...40_000, using: &generator))) {
                    if ContinuousClock.now < probe.earliest { log.add("early") }
                    fired.probes.append(probe)
                }
            }
            for probe in probes { start(probe) }
            for probe in probes.shuffled(using: &generator).prefix(200) { start(probe) }
            for probe in probes[..<200] { probe.timer.cancel() }
            let end = loop.makeTimer()
            end.start(after: .milliseconds(41)) {
                log.add("end")
                keep(end)
            }
        }
        server.log.wait(for: "end")
        #expect(server.log.events == ["end"])
        #expect(fired.probes.count == 400)
        // Which of two was due first is known only as exactly as the clock was read.
        #expect(zip(fired.probes, fired.probes.dropFirst()).allSatisfy { $0.earliest <= $1.latest })
    }

    @Test func firesThoseOfOneTurnInTheOrderOfTheirStart() throws {
        let server = try withLoop { loop, log in
            let timers = (0..<1_000).map { _ in loop.makeTimer() }
            for (index, timer) in timers.enumerated() {
                timer.start(after: .zero) {
                    log.add("\(index)")
                    keep(timer)
                }
            }
        }
        server.log.wait(for: "999")
        #expect(server.log.events == (0..<1_000).map(String.init))
    }

    @Test func isDueAtItsOwnMomentAfterLaterAndEarlierOnes() throws {
        let server = try withLoop { loop, log in
            let far = loop.makeTimer()
            let near = loop.makeTimer()
            let next = loop.makeTimer()
            far.start(after: .seconds(1_000)) { log.add("far") }
            // In later turns, so that the loop has gone to sleep for what was first before.
            near.start(after: .milliseconds(2)) {
                near.start(after: .milliseconds(5)) { log.add("cancelled") }
                loop.enqueue {
                    loop.enqueue {
                        near.cancel()
                        let clock = ContinuousClock()
                        let start = clock.now
                        next.start(after: .milliseconds(15)) {
                            log.add(start.duration(to: clock.now) >= .milliseconds(15) ? "next" : "early")
                            keep(far)
                            keep(near)
                            keep(next)
                        }
                    }
                }
            }
        }
        waitUntil { !server.log.events.isEmpty }
        #expect(server.log.events == ["next"])
    }

    @Test func leavesTheLoopItsTurnsWhenItIsAlwaysDue() throws {
        final class Box: @unchecked Sendable {
            var timer: LoopTimer?
        }
        let box = Box()
        let server = try withLoop { loop, log in
            let timer = loop.makeTimer()
            box.timer = timer
            func again() {
                log.add("fired")
                timer.start(after: .zero) { again() }
            }
            again()
        }
        server.log.wait(for: "fired", count: 3)
        let log = server.log
        server.server.onEachLoop { _ in
            box.timer?.cancel()
            box.timer = nil
            log.add("mail")
        }
        log.wait(for: "mail")
        #expect(log.events.last == "mail")
    }

    @Test func repeatsUntilCancelled() throws {
        let server = try withLoop { loop, log in
            let timer = loop.makeTimer()
            var count = 0
            timer.start(after: .milliseconds(1), repeating: .milliseconds(2)) {
                count += 1
                log.add("fired \(count), active \(timer.isActive)")
                if count == 5 {
                    timer.cancel()
                    log.add("active \(timer.isActive)")
                    let after = loop.makeTimer()
                    after.start(after: .milliseconds(20)) {
                        log.add("end")
                        keep(after)
                    }
                }
            }
        }
        server.log.wait(for: "end")
        #expect(server.log.events == (1...5).map { "fired \($0), active true" } + ["active false", "end"])
    }

    @Test func isCancelledByReleaseAndByCancel() throws {
        let server = try withLoop { loop, log in
            loop.makeTimer().start(after: .zero) { log.add("released") }
            let cancelled = loop.makeTimer()
            cancelled.start(after: .zero) { log.add("cancelled") }
            cancelled.cancel()
            let restarted = loop.makeTimer()
            restarted.start(after: .zero) { log.add("first") }
            restarted.start(after: .milliseconds(5)) {
                log.add("second")
                keep(cancelled)
                keep(restarted)
            }
        }
        server.log.wait(for: "second")
        #expect(server.log.events == ["second"])
    }

    @Test func survivesItsLoop() throws {
        final class Box: @unchecked Sendable {
            var timer: LoopTimer?
        }
        let box = Box()
        let server = try withLoop { loop, log in
            box.timer = loop.makeTimer()
            box.timer?.start(after: .seconds(1_000)) {}
            log.add("made")
        }
        server.log.wait(for: "made")
        server.server.stop(grace: .zero)
        box.timer?.start(after: .zero) {}
        #expect(box.timer?.isActive == false)
        box.timer = nil
    }

    @Test func isForgottenWithItsBodyWhenTheLoopEnds() throws {
        final class Marker: Sendable {
            let log: EventLog
            init(_ log: EventLog) { self.log = log }
            deinit { log.add("freed") }
        }
        let server = try withLoop { loop, log in
            for delay in [Duration.seconds(1_000), .seconds(10), .seconds(500)] {
                let timer = loop.makeTimer()
                let other = loop.makeTimer()
                other.start(after: delay * 2) { log.add("fired") }
                let marker = Marker(log)
                // Holds itself, and another one that is let go with it.
                timer.start(after: delay) { withExtendedLifetime((timer, other, marker)) { log.add("fired") } }
            }
            log.add("started")
        }
        server.log.wait(for: "started")
        server.server.stop(grace: .zero)
        #expect(server.log.events == ["started", "freed", "freed", "freed"])
    }

    #if os(Linux)
    @Test func leavesNoDescriptorBehind() throws {
        let seconds = 123_456_789
        // Its setting tells the descriptor from those of other loops of this process.
        func isOpen() -> Bool {
            let folder = "/proc/self/fdinfo"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.contains { name in
                let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
                return (1...20).contains { text.contains("it_value: (\(seconds - $0), ") }
            }
        }
        let server = try withLoop { loop, _ in
            let timer = loop.makeTimer()
            timer.start(after: .seconds(seconds)) { keep(timer) }
        }
        waitUntil { isOpen() }
        server.server.stop(grace: .zero)
        #expect(!isOpen())
    }
    #endif

    @Test func takesDelaysOfAnySize() throws {
        let server = try withLoop { loop, log in
            let timer = loop.makeTimer()
            timer.start(after: .seconds(Int64.max)) { log.add("fired") }
            timer.start(after: .seconds(-5)) {
                log.add("negative")
                keep(timer)
            }
        }
        server.log.wait(for: "negative")
        #expect(server.log.events == ["negative"])
    }
}

/// Keeps an object alive up to this call.
func keep(_ object: AnyObject) { withExtendedLifetime(object) {} }
