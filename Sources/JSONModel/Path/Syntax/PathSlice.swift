/// An array slice selector `start:end:step` (RFC 9535, section 2.3.4).
///
/// All three have at most 53 bits, so that adding a count to them cannot overflow.
struct PathSlice: Sendable {
    let start: Int?
    let end: Int?
    let step: Int

    /// The indices of the elements that it selects from an array of that many, in order.
    func indices(count: Int) -> StrideTo<Int> {
        guard step != 0 else { return stride(from: 0, to: 0, by: 1) }
        let lowest = step > 0 ? 0 : -1
        let highest = step > 0 ? count : count - 1
        let first = start.map { Self.place($0, count: count) } ?? (step > 0 ? lowest : highest)
        let last = end.map { Self.place($0, count: count) } ?? (step > 0 ? highest : lowest)
        return stride(
            from: min(max(first, lowest), highest), to: min(max(last, lowest), highest), by: step)
    }

    private static func place(_ index: Int, count: Int) -> Int {
        index < 0 ? count + index : index
    }
}
