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

    @Test func theMembersOfAProblemAreNoFields() {
        let request: JSONValue = ["type": "smtp", "title": "x", "status": 1, "port": 1]
        let problem: JSONValue = [
            "type": "about:blank", "title": "Bad Request", "status": 400, "detail": "wrong port", "errors": ["too low"],
        ]
        let search = FieldErrorSearch(error: "wrong port", request: request, answer: problem)
        #expect(search.complaints == ["port"])
        #expect(search.silent == [])
        // Members of those names that hold something else are complaints.
        let lists: JSONValue = ["title": ["is too short"], "status": "is wrong", "errors": [["type": "missing"]]]
        #expect(
            FieldErrorSearch(error: "", request: request, answer: lists).complaints == ["type", "title", "status"])
    }
}
