import Testing

@testable import ContractTesting

struct EvidenceNamesTests {
    @Test(
        arguments: [
            ("AppTests.SaveTests/retries(times:)", "AppTests.SaveTests-retries-times"),
            ("AppTests/SaveTests.swift testA()", "AppTests-SaveTests.swift-testA"),
            ("../..", "..-..".drop { $0 == "." }),
            ("größe `a b`", "gr-e-a-b"), ("()", "test"),
        ] as [(String, Substring)])
    func folderNamesNeedNoQuotes(test: String, name: Substring) {
        #expect(Evidence.folderName(of: test) == String(name))
    }

    @Test func folderNamesAreNotTooLong() {
        #expect(Evidence.folderName(of: String(repeating: "a", count: 400)).count == 150)
    }
}
