import Testing

@testable import ContractTesting

@Suite struct RecordedExchangeCredentialsTests {
    @Test func whateverIsMaskedTellsWhoAsks() throws {
        let journal = SampleJournal.reading([
            SampleJournal.exchange(
                "GET", "/notes?page=2&key=***#11111111",
                headers: [
                    ("Accept", "*/*"), ("Authorization", "Bearer ***#22222222"), ("cookie", "sid=***#33333333; t=***#44444444"),
                ])
        ])
        let exchange = try #require(journal.exchanges.first)
        #expect(
            exchange.credentials.map { "\($0.name): \($0.value)" } == [
                "Authorization: Bearer ***#22222222", "cookie sid: ***#33333333", "cookie t: ***#44444444", "query key: ***#11111111",
            ])
        #expect(SampleJournal.reading([SampleJournal.exchange()]).exchanges.map(\.credentials.isEmpty) == [true])
    }
}
