import Foundation
import Network
import Testing

@Suite struct EventLoopTests {
    @Test func runsMailInOrderOnItsOwnThread() throws {
        let server = try TestServer()
        let log = server.log
        let threads = EventLog()
        for number in 0..<1_000 {
            server.server.onEachLoop { _ in
                log.add("\(number)")
                threads.add("\(pthread_self())")
            }
        }
        log.wait(for: "999")
        #expect(log.events == (0..<1_000).map(String.init))
        #expect(Set(threads.events).count == 1)
        #expect(!threads.events.contains("\(pthread_self())"))
    }

    @Test func takesMailFromManyThreads() async throws {
        let server = try TestServer()
        let log = server.log
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<500 { server.server.onEachLoop { _ in log.add("mail") } }
                }
            }
        }
        log.wait(for: "mail", count: 4_000)
    }

    @Test func refusesMailAfterItsEnd() throws {
        let server = try TestServer()
        let log = server.log
        final class Box: @unchecked Sendable {
            var mailbox: LoopMailbox?
        }
        let box = Box()
        server.server.onEachLoop { loop in
            box.mailbox = loop.mailbox
            log.add("seen")
        }
        log.wait(for: "seen")
        server.server.stop(grace: .zero)
        #expect(box.mailbox?.submit { _ in log.add("late") } == false)
        #expect(log.events == ["seen"])
    }

    @Test func runsEnqueuedWorkAfterTheCurrentCall() throws {
        let server = try TestServer()
        let log = server.log
        server.server.onEachLoop { loop in
            loop.enqueue {
                log.add("second")
                loop.enqueue { log.add("third") }
            }
            log.add("first")
        }
        log.wait(for: "third")
        #expect(log.events == ["first", "second", "third"])
    }

    @Test func timeGoesOnOnlyWhenUpdated() throws {
        let server = try TestServer()
        let log = server.log
        server.server.onEachLoop { loop in
            let before = loop.now
            usleep(5_000)
            log.add(loop.now == before ? "cached" : "moved")
            let precise = loop.updateNow()
            log.add(precise >= before + .milliseconds(4) ? "advanced" : "stands still")
            log.add(loop.now <= precise && loop.now > before ? "brought up to date" : "stale")
        }
        log.wait(for: "brought up to date")
        #expect(log.events == ["cached", "advanced", "brought up to date"])
    }
}
