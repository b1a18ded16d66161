import HTTPModel
import JSONModel
import Testing

@testable import MockServer

struct ContractsResourceTests {
    @Test func contractsAreListedWithTheResponsesOfTheirOperations() {
        let contracts = AdminFixture().send(.get, "/contracts").json?["contracts"]?.arrayValue ?? []
        #expect(contracts.count == 1)
        #expect(contracts.first?["title"] == "Notes")
        #expect(contracts.first?["file"]?.stringValue?.hasSuffix("openapi.yaml") == true)
        #expect(
            contracts.first?["operations"]?[0] == [
                "id": "createNote", "title": "POST /notes", "responses": ["201", "400", "401", "429"],
            ])
    }
}
