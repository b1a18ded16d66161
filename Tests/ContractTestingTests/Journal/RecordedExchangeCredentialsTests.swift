import Testing

@testable import ContractTesting

@Suite struct RecordedExchangeCredentialsTests {
    @Test func whateverIsMaskedTellsWhoAsks() throws {
        let journal = SampleJournal.reading([
            SampleJournal.exchange(
                "GET", "/notes?page=2&key=***#1",
                headers: [
                    ("Accept", "*/*"), ("Authorization", "Bearer ***#2"), ("cookie", "sid=***#3; t=***#4"),
                ])
        ])
        let exchange = try #require(journal.exchanges.first)
        #expect(
            exchange.credentials.map { "\($0.name): \($0.value)" } == [
                "Authorization: Bearer ***#2", "query key: ***#1",
            ])
        #expect(SampleJournal.reading([SampleJournal.exchange()]).exchanges.map(\.credentials.isEmpty) == [true])
    }

    @Test func cookiesTellWhoAsksWhereNothingElseDoes() {
        let journal = SampleJournal.reading([
            SampleJournal.exchange(headers: [("Accept", "*/*"), ("cookie", "sid=***#3; t=***#4")])
        ])
        #expect(
            journal.exchanges.first?.credentials.map { "\($0.name): \($0.value)" } == [
                "cookie sid: ***#3", "cookie t: ***#4",
            ])
    }
}
