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
