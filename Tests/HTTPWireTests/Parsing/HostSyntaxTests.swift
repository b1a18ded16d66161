import HTTPModel
import HTTPWire
import Testing

struct HostSyntaxTests {
    @Test(arguments: [
        "localhost", "localhost:8080", "a.b-c_d~e:", "127.0.0.1:65535", "[::1]", "[::1]:80", "[::ffff:127.0.0.1]",
        "0.0.0.0=5000",
        "%41.example", "a:00080",
    ])
    func accepts(_ host: String) {
        #expect(Transcript("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").completed.count == 1)
    }

    @Test(arguments: [
        "", ":80", "a:65536", "a:b", "a:80:80", "u@a", "a b", "a/b", "a, b", "[::1", "[]", "[1]", "[::g]", "[::1]x",
        "::1", "%4",
        "%zz", "a?b", "\"a\"", "ä",
    ])
    func refuses(_ host: String) {
        #expect(Transcript("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").refusal?.status.code == 400)
    }
}
