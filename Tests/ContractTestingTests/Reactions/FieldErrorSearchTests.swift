import JSONModel
import Testing

@testable import ContractTesting

@Suite struct FieldErrorSearchTests {
    private static let request: JSONValue = ["host": "h", "port": 1, "nested": [["user": "u", "host": "i"]]]

    private func search(_ error: String, _ answer: JSONValue) -> FieldErrorSearch {
        FieldErrorSearch(error: error, request: Self.request, answer: answer)
    }

    @Test func fieldsThatTheAnswerNamesMustBeTold() {
        let answer: JSONValue = ["errors": ["Host is invalid", "user: unknown"]]
        #expect(search("", answer).complaints == ["host", "user"])
        #expect(search("the HOST and hosts", answer).silent == ["user"])
        #expect(search("host, user", answer).silent == [])
    }

    @Test func elseTheMessagesOfItsListsMust() {
        let answer: JSONValue = ["title": "no list", "errors": [["code": "E1", "text": "This is wrong"]]]
        #expect(search("", answer).complaints == ["This is wrong"])
        #expect(search("it said: This is wrong.", answer).silent == [])
        #expect(search("this is wrong", answer).silent == ["This is wrong"])
    }
}
