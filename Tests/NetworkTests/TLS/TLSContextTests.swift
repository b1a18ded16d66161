import Foundation
import Network
import Testing

@Suite(.enabled(if: Command.exists("openssl"), "openssl is not installed"))
struct TLSContextTests {
    private func makePair(_ folder: TemporaryFolder, _ name: String, _ extra: [String] = ["-nodes"]) throws {
        let result = try Command.run(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-subj",
                "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name),IP:127.0.0.1",
                "-keyout", "\(folder.path)/\(name).key", "-out", "\(folder.path)/\(name).pem",
            ] + extra)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func servesACertificateFromFiles() throws {
        let folder = try TemporaryFolder()
        try makePair(folder, "given.example")
        let context = try TLSContext(
            certificateFile: folder.path + "/given.example.pem", keyFile: folder.path + "/given.example.key")
        let server = try TestServer(tls: context, setUp: TestServer.echo)
        let result = try Command.run(
            [
                "openssl", "s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile",
                folder.path + "/given.example.pem", "-verify_return_error", "-verify_hostname", "given.example",
            ], input: "Q\n")
        #expect(result.output.contains("Verify return code: 0 (ok)"), "\(result.output)")
    }

    @Test func namesTheFileAtFault() throws {
        let folder = try TemporaryFolder()
        try makePair(folder, "one")
        try makePair(folder, "two")
        try makePair(folder, "locked", ["-passout", "pass:secret"])
        let text = try folder.write("hello", to: "text")
        let cases: [(certificate: String, key: String, expected: String)] = [
            ("absent.pem", "one.key", "absent.pem: cannot be read: no such file"),
            ("one.pem", "absent.key", "absent.key: cannot be read: no such file"),
            ("text", "one.key", "text: it holds no certificate in PEM form"),
            ("one.pem", "text", "text: it holds no private key in PEM form"),
            ("one.pem", "two.key", "two.key: it is not the key of the first certificate in \(folder.path)/one.pem"),
            ("locked.pem", "locked.key", "locked.key: the private key is encrypted; give one without a passphrase"),
        ]
        #expect(text.hasSuffix("/text"))
        for (certificate, key, expected) in cases {
            let error = #expect(throws: NetworkError.self) {
                try TLSContext(certificateFile: folder.path + "/" + certificate, keyFile: folder.path + "/" + key)
            }
            #expect(error?.description.hasPrefix(folder.path + "/" + expected) == true, "\(String(describing: error))")
        }
    }
}
