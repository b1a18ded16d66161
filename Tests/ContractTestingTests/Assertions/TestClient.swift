import ContractTesting
import Foundation
import FoundationNetworking
import Glibc
import Testing

/// Sends requests to a server of a test.
struct TestClient: Sendable {
    let mock: MockServer
    var key: String? = "k"

    init(_ mock: MockServer) {
        self.mock = mock
    }

    /// Sends a request and reads the answer.
    @discardableResult
    func send(
        _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
    ) async throws -> (response: HTTPURLResponse, data: Data) {
        var request = URLRequest(url: mock.url.appendingPathComponent(path))
        request.httpMethod = method
        request.setValue(key, forHTTPHeaderField: "Api-Key")
        if let body {
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        return (try #require(response as? HTTPURLResponse), data)
    }

    /// Sends any bytes and reads until the server ends the connection.
    func sendBytes(_ text: String) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(mock.url.port ?? 0).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var bytes = Array(text.utf8)
        _ = unsafe Glibc.send(descriptor, &bytes, bytes.count, Int32(MSG_NOSIGNAL))
        var answer = [UInt8](repeating: 0, count: 4096)
        while unsafe read(descriptor, &answer, answer.count) > 0 {}
    }

    /// A server that plays the notes API.
    static func notes(
        _ rules: String? = nil, clock: MockClock.Mode = .auto, file: StaticString = #filePath, line: UInt = #line
    ) throws -> MockServer {
        try MockServer.start(
            contract: .file(GoldenFile.package + "/docs/examples/notes/openapi.yaml"), rules: rules, clock: clock,
            file: file, line: line)
    }
}
