import HTTPModel
import Testing

struct FieldTextTests {
    @Test func splitsLists() {
        #expect(FieldText.elements(" a , ,\"b,\\\",c\" d,e\t,") == ["a", "\"b,\\\",c\" d", "e"])
        #expect(FieldText.elements("").isEmpty)
    }

    @Test func findsTokens() {
        #expect(FieldText.list("Keep-Alive, Close", contains: "close"))
        #expect(!FieldText.list("closed", contains: "close"))
    }

    @Test func quotesWhatIsNoToken() {
        #expect(FieldText.tokenOrQuotedString("abc") == "abc")
        #expect(FieldText.tokenOrQuotedString("a\"\\ b") == "\"a\\\"\\\\ b\"")
        #expect(FieldText.tokenOrQuotedString("") == "\"\"")
    }
}
