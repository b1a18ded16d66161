import Support
import Testing

@Suite struct DurationsTests {
    @Test(arguments: [
        ("60s", Duration.seconds(60)), ("80ms", .milliseconds(80)), ("2m", .seconds(120)), ("1h", .seconds(3600)),
        ("1.5s", .milliseconds(1500)), ("250us", .microseconds(250)), ("7ns", .nanoseconds(7)), ("0s", .zero),
        ("0.000000001s", .nanoseconds(1)), ("876000h", .seconds(3_153_600_000)),
    ])
    func reads(text: String, duration: Duration) throws {
        #expect(try Durations.parse(text) == duration)
    }

    @Test(arguments: [
        ("60", "\"60\" lacks a unit, expected \(Self.accepted)"),
        ("", "\"\" is no duration, expected \(Self.accepted)"),
        ("s", "\"s\" is no duration, expected \(Self.accepted)"),
        ("1.s", "\"1.s\" is no duration, expected \(Self.accepted)"),
        (".5s", "\".5s\" is no duration, expected \(Self.accepted)"),
        ("-1s", "\"-1s\" is no duration, expected \(Self.accepted)"),
        ("5 s", "\"5 s\" is no duration, expected \(Self.accepted)"),
        ("5sec", "\"5sec\" is no duration, expected \(Self.accepted)"),
        ("1e3s", "\"1e3s\" is no duration, expected \(Self.accepted)"),
        ("5MS", "\"5MS\" is no duration, expected \(Self.accepted)"),
        ("1234567890123456789ns", "\"1234567890123456789ns\" is no duration, expected \(Self.accepted)"),
        ("0.5ns", "\"0.5ns\" is finer than a nanosecond"),
        ("876001h", "\"876001h\" is longer than a hundred years"),
    ])
    func refuses(text: String, message: String) {
        let error = #expect(throws: QuantityError.self) { try Durations.parse(text) }
        #expect(error?.description == message)
    }

    static let accepted = "a number with a unit (ns, us, ms, s, m, h), such as 250us, 80ms, 1.5s or 2m"

    @Test(arguments: [
        (Duration.seconds(60), "1m"), (.seconds(90), "90s"), (.milliseconds(1500), "1.5s"), (.zero, "0s"),
        (.milliseconds(80), "80ms"), (.microseconds(1250), "1.25ms"), (.nanoseconds(7), "7ns"), (.seconds(7200), "2h"),
        (.nanoseconds(1_000_000_001), "1.000000001s"), (.milliseconds(-1500), "-1.5s"),
        (.seconds(60) + .milliseconds(1), "60.001s"),
    ])
    func writes(duration: Duration, text: String) throws {
        #expect(Durations.text(duration) == text)
        if duration >= .zero { #expect(try Durations.parse(text) == duration) }
    }
}
