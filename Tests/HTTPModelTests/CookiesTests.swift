import HTTPModel
import Testing

struct CookiesTests {
    @Test func readsPairsInOrder() {
        let cookies = Cookies("a=1; b=\"x y\";c = d=e ;nothing; =z; a=2")
        #expect(cookies.cookies.map(\.name) == ["a", "b", "c", "a"])
        #expect(cookies.cookies.map(\.value) == ["1", "\"x y\"", "d=e", "2"])
        #expect(cookies.first("a") == "1")
        #expect(cookies.first("A") == nil)
    }

    @Test func joinsLines() {
        #expect(Cookies(["a=1", "b=2"]).cookies.map(\.value) == ["1", "2"])
    }
}
