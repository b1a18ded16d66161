import Testing

@testable import Scenarios

@Suite struct SlidingWindowAccountTests {
    /// Of those that keep asking, and of those that are admitted, no more is kept than decides.
    @Test(arguments: [Int64(1), 30])
    func whatNoLongerDecidesIsForgotten(step: Int64) {
        let rules = SlidingWindow(limit: 10, period: 200)
        var account = SlidingWindowAccount()
        for request in Int64(0)..<5000 {
            let now = TestQuota.instant(request * step)
            account.advance(to: now, under: rules)
            account.count(at: now, under: rules)
            #expect(account.entryCount <= 30)
        }
        #expect(account.remaining(under: rules) == (step == 1 ? 0 : 3))
    }
}
