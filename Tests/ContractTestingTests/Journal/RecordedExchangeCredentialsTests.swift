import Testing

@testable import ContractTesting

@Suite struct RecordedExchangeCredentialsTests {
    @Test func whateverIsMaskedTellsWhoAsks() throws {
        let journal = SampleJournal.reading([
            SampleJournal.exchange(
                "GET", "/notes?page=2&key=***#1111",
                headers: [
                    ("Accept", "*/*"), ("Authorization", "Bearer ***#2222"), ("cookie", "sid=***#3333; t=***#4444"),
                ])
        ])
        let exchange = try #require(journal.exchanges.first)
        #expect(
            exchange.credentials.map { "\($0.name): \($0.value)" } == [
                "Authorization: Bearer ***#2222", "cookie sid: ***#3333", "cookie t: ***#4444", "query key: ***#1111",
            ])
        #expect(SampleJournal.reading([SampleJournal.exchange()]).exchanges.map(\.credentials.isEmpty) == [true])
    }
}
