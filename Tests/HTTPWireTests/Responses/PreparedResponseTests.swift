import HTTPModel
import HTTPWire
import Testing

struct PreparedResponseTests {
    private func lines(_ bytes: [UInt8]) -> Set<String> {
        Set(String(decoding: bytes, as: UTF8.self).components(ofLines: "\r\n"))
    }

    @Test(arguments: [200, 204, 205, 304, 404])
    func saysTheSameAsTheSerializer(_ code: Int) throws {
        let date = ResponseSerializerTests.date
        for fields: HeaderFields in [["A": "b", "Content-Length": "7"], ["Date": "today"]] {
            let response = Response(status: Status(code), fields: fields, body: Array("body".utf8))
            let prepared = try PreparedResponse(response)
            #expect(prepared.status == response.status)
            for isHead in [false, true] {
                for minorVersion in [0, 1] {
                    for keepsAlive in [false, true] {
                        let exchange = ResponseSerializer.Exchange(
                            isHead: isHead, minorVersion: minorVersion, keepsAlive: keepsAlive)
                        let quick = prepared.serialize(for: exchange, date: date)
                        let slow = try ResponseSerializer.serialize(response, for: exchange, date: date)
                        #expect(lines(quick) == lines(slow))
                        #expect(quick.count == slow.count)
                    }
                }
            }
        }
    }

    @Test func takesTheDateOfEachReply() throws {
        let prepared = try PreparedResponse(Response(status: 200))
        let first = prepared.serialize(for: .init(), date: HTTPDate.bytes(secondsSinceEpoch: 0))
        let second = prepared.serialize(for: .init(), date: HTTPDate.bytes(secondsSinceEpoch: 1))
        #expect(lines(first).contains("Date: Thu, 01 Jan 1970 00:00:00 GMT"))
        #expect(lines(second).contains("Date: Thu, 01 Jan 1970 00:00:01 GMT"))
    }
}

extension String {
    fileprivate func components(ofLines end: String) -> [String] {
        split(separator: end, omittingEmptySubsequences: false).map(String.init)
    }
}
