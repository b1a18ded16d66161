/// The active timers of one loop, the one that is due first on top; of those that are due at one moment, the one that
/// was started first.
///
/// Every timer knows its place, so that it is taken out without a search. It holds no timer; whoever lets a timer go
/// takes it out before.
@safe
struct TimerHeap {
    @safe
    private struct Entry {
        let deadline: UInt64
        let ordinal: UInt64
        let timer: Unmanaged<LoopTimer>

        func precedes(_ other: Entry) -> Bool {
            deadline == other.deadline ? ordinal < other.ordinal : deadline < other.deadline
        }
    }

    private var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    /// When the first timer is due, or `UInt64.max` when there is none.
    var firstDeadline: UInt64 { entries.first?.deadline ?? .max }

    /// The ordinal of the first timer, or `UInt64.max` when there is none.
    var firstOrdinal: UInt64 { entries.first?.ordinal ?? .max }

    /// Puts in a timer that is in no heap.
    mutating func insert(_ timer: LoopTimer, deadline: UInt64, ordinal: UInt64) {
        unsafe entries.append(Entry(deadline: deadline, ordinal: ordinal, timer: .passUnretained(timer)))
        timer.place = entries.count - 1
        moveUp(entries.count - 1)
    }

    /// Takes a timer out; nothing happens when it is not in.
    mutating func remove(_ timer: LoopTimer) {
        guard let place = timer.place else { return }
        timer.place = nil
        let last = entries.removeLast()
        guard place < entries.count else { return }
        let removed = entries[place]
        put(last, at: place)
        if last.precedes(removed) { moveUp(place) } else { moveDown(place) }
    }

    /// Takes out the first timer.
    mutating func removeFirst() -> LoopTimer? {
        guard let first = entries.first else { return nil }
        let timer = unsafe first.timer.takeUnretainedValue()
        remove(timer)
        return timer
    }

    private mutating func moveUp(_ start: Int) {
        var place = start
        let entry = entries[place]
        while place > 0 {
            let parent = (place - 1) / 2
            guard entry.precedes(entries[parent]) else { break }
            put(entries[parent], at: place)
            place = parent
        }
        if place != start { put(entry, at: place) }
    }

    private mutating func moveDown(_ start: Int) {
        var place = start
        let entry = entries[place]
        while true {
            var child = place * 2 + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].precedes(entries[child]) { child += 1 }
            guard entries[child].precedes(entry) else { break }
            put(entries[child], at: place)
            place = child
        }
        if place != start { put(entry, at: place) }
    }

    private mutating func put(_ entry: Entry, at place: Int) {
        entries[place] = entry
        unsafe entry.timer._withUnsafeGuaranteedRef { $0.place = place }
    }
}
