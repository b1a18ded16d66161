import Foundation
import Network
import Testing

@Suite struct ProcessSignalsTests {
    @Test func reportsSignalsUntilStopped() async {
        await #expect(processExitsWith: .success) {
            let log = EventLog()
            let signals = try ProcessSignals([SIGINT, SIGTERM]) { log.add("\($0)") }
            kill(getpid(), SIGTERM)
            log.wait(for: "\(SIGTERM)")
            kill(getpid(), SIGINT)
            log.wait(for: "\(SIGINT)")
            guard log.events == ["\(SIGTERM)", "\(SIGINT)"] else { exit(2) }
            signals.stop()
            signals.stop()
            guard hasDefaultMeaning(SIGTERM) else { exit(3) }
        }
    }

    @Test func givesBackTheDefaultMeaning() async {
        await #expect(processExitsWith: .signal(SIGTERM)) {
            let signals = try ProcessSignals([SIGTERM]) { _ in }
            signals.stop()
            kill(getpid(), SIGTERM)
            sleep(20)
        }
    }
}
