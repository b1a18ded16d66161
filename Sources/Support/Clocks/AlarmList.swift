/// Who waits on a virtual clock: alarms in the order of their instants, of equal ones the earlier made first.
struct AlarmList: Sendable {
    private struct Entry: Sendable {
        let instant: SessionInstant
        let alarm: ClockAlarm
        /// True when somebody outside of the server waits: a client under test.
        let isClient: Bool
        let wake: @Sendable () -> Void
    }

    /// Kept in order; the last is the next to wake.
    private var entries: [Entry] = []
    private var nextOrdinal = 0

    /// The instant of the next alarm.
    var earliest: SessionInstant? { entries.last?.instant }
    /// True when some alarm of that instant is a client's.
    var earliestWakesClient: Bool {
        entries.reversed().prefix { $0.instant == earliest }.contains(where: \.isClient)
    }
    /// The number of alarms.
    var count: Int { entries.count }

    /// Adds an alarm.
    mutating func add(
        at instant: SessionInstant, isClient: Bool = false, _ wake: @escaping @Sendable () -> Void
    ) -> ClockAlarm {
        let alarm = ClockAlarm(ordinal: nextOrdinal)
        nextOrdinal += 1
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].instant > instant { low = middle + 1 } else { high = middle }
        }
        entries.insert(Entry(instant: instant, alarm: alarm, isClient: isClient, wake: wake), at: low)
        return alarm
    }

    /// Takes an alarm away.
    mutating func remove(_ alarm: ClockAlarm) {
        entries.removeAll { $0.alarm == alarm }
    }

    /// Takes away what is due, in order.
    mutating func takeDue(at now: SessionInstant) -> [@Sendable () -> Void] {
        var due: [@Sendable () -> Void] = []
        while let last = entries.last, last.instant <= now {
            due.append(last.wake)
            entries.removeLast()
        }
        return due
    }
}
