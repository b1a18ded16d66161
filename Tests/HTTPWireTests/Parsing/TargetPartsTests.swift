import HTTPModel
import HTTPWire
import Testing

struct TargetPartsTests {
    private func found(_ method: String, _ target: String) -> Transcript {
        Transcript("\(method) \(target) HTTP/1.1\r\nHost: x\r\n\r\n")
    }

    @Test(arguments: [
        ("GET", "/", RequestTarget(path: "/")), ("GET", "//a?", RequestTarget(path: "//a", query: "")),
        ("GET", "/a%zz/\"|\\?{b}", RequestTarget(path: "/a%zz/\"|\\", query: "{b}")),
        ("GET", "HTTP://h:1/p?q", RequestTarget(path: "/p", query: "q", authority: "h:1")),
        ("GET", "https://h", RequestTarget(path: "/", authority: "h")),
        ("GET", "http://h?q", RequestTarget(path: "/", query: "q", authority: "h")),
        ("GET", "http://u:p@h/@", RequestTarget(path: "/@", authority: "h")),
        ("OPTIONS", "http://h", RequestTarget(path: "*", authority: "h")),
        ("OPTIONS", "http://h?q", RequestTarget(path: "/", query: "q", authority: "h")),
        ("OPTIONS", "*", RequestTarget(path: "*")), ("CONNECT", "h:1", RequestTarget(path: "h:1", authority: "h:1")),
    ])
    func splits(_ method: String, _ target: String, _ expected: RequestTarget) {
        #expect(found(method, target).messages.map(\.target) == [expected])
    }

    @Test(arguments: [
        ("GET", "a"), ("GET", "*"), ("GET", "**"), ("OPTIONS", "**"), ("GET", "?a"), ("GET", "ftp://h/"),
        ("GET", "http://"),
        ("GET", "http:///a"), ("GET", "http://u@/a"), ("GET", "http:/h"), ("GET", "h:1"), ("CONNECT", "h"),
        ("CONNECT", "h:"), ("CONNECT", "/"), ("CONNECT", "http://h:1/"), ("CONNECT", "u@h:1"),
    ])
    func refuses(_ method: String, _ target: String) {
        let refusal = found(method, target).refusal
        #expect(refusal?.status.code == 400)
        #expect(refusal.map { $0.offset > method.utf8.count } == true)
    }

    @Test func aTunnelIsTheLastRequest() {
        #expect(found("CONNECT", "h:1").messages.first?.keepsAlive == false)
    }
}
