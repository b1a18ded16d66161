import Foundation
import Network
import Testing

@Suite struct LocalAuthorityTests {
    private func permissions(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func isMadeOnceAndKept() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/authority"
        let first = try LocalAuthority.loadOrCreate(in: path)
        #expect(first.certificatePath == path + "/ca.pem")
        let certificate = try text(path + "/ca.pem")
        let key = try text(path + "/ca.key")
        #expect(certificate.hasPrefix("-----BEGIN CERTIFICATE-----"))
        #expect(try permissions(path + "/ca.key") == 0o600)
        #expect(try permissions(path + "/ca.pem") == 0o644)
        #expect(try text(path + "/.gitignore") == "*\n")
        _ = try LocalAuthority.loadOrCreate(in: path)
        #expect(try text(path + "/ca.pem") == certificate)
        #expect(try text(path + "/ca.key") == key)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: path).sorted() == [".gitignore", "ca.key", "ca.pem"])
    }

    @Test func takesTheKeyAwayFromOthers() throws {
        let folder = try TemporaryFolder()
        _ = try LocalAuthority.loadOrCreate(in: folder.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path + "/ca.key")
        _ = try LocalAuthority.loadOrCreate(in: folder.path)
        #expect(try permissions(folder.path + "/ca.key") == 0o600)
    }

    @Test func isTheSameForAllThatComeAtOnce() throws {
        for _ in 0..<20 {
            let folder = try TemporaryFolder()
            let path = folder.path
            let log = EventLog()
            let start = DispatchSemaphore(value: 0)
            for _ in 0..<6 {
                Thread.detachNewThread {
                    start.wait()
                    let authority = try? LocalAuthority.loadOrCreate(in: path)
                    log.add(
                        (try? String(contentsOfFile: authority?.certificatePath ?? "", encoding: .utf8)) ?? "failed")
                }
            }
            for _ in 0..<6 { start.signal() }
            waitUntil { log.events.count == 6 }
            #expect(Set(log.events).count == 1 && log.events.first?.hasPrefix("-----BEGIN") == true)
        }
    }

    @Test(arguments: ["ca.pem", "ca.key"]) func namesTheFileThatIsMissing(name: String) throws {
        let folder = try TemporaryFolder()
        _ = try LocalAuthority.loadOrCreate(in: folder.path)
        try FileManager.default.removeItem(atPath: folder.path + "/" + name)
        let error = #expect(throws: NetworkError.self) { try LocalAuthority.loadOrCreate(in: folder.path) }
        #expect(error?.description.hasPrefix("\(folder.path)/\(name): missing") == true)
    }

    @Test(arguments: ["ca.pem", "ca.key"]) func namesTheFileThatIsBroken(name: String) throws {
        let folder = try TemporaryFolder()
        _ = try LocalAuthority.loadOrCreate(in: folder.path)
        let whole = try text(folder.path + "/" + name)
        for damaged in ["", "no PEM", String(whole.dropLast(60)), whole.replacingOccurrences(of: "M", with: "N")] {
            _ = try folder.write(damaged, to: name)
            let error = #expect(throws: NetworkError.self) { try LocalAuthority.loadOrCreate(in: folder.path) }
            #expect(error?.description.hasPrefix("\(folder.path)/\(name): ") == true)
            #expect(error?.description.contains("delete \(folder.path)/ca.pem and") == true)
            #expect(error?.description.contains("\n") == false)
        }
    }

    @Test func noticesAKeyOfAnother() throws {
        let folder = try TemporaryFolder()
        let other = try TemporaryFolder()
        _ = try LocalAuthority.loadOrCreate(in: folder.path)
        _ = try LocalAuthority.loadOrCreate(in: other.path)
        _ = try folder.write(try text(other.path + "/ca.key"), to: "ca.key")
        let error = #expect(throws: NetworkError.self) { try LocalAuthority.loadOrCreate(in: folder.path) }
        #expect(error?.description.contains("it is not the key of") == true)
    }

    @Test(.enabled(if: Command.exists("openssl"), "openssl is not installed"))
    func refusesACertificateThatIsNoAuthority() throws {
        let folder = try TemporaryFolder()
        let result = try Command.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
            "/CN=x", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", folder.path + "/ca.key", "-out",
            folder.path + "/ca.pem",
        ])
        #expect(result.status == 0, "\(result.output)")
        let error = #expect(throws: NetworkError.self) { try LocalAuthority.loadOrCreate(in: folder.path) }
        #expect(error?.description.contains("no certificate authority") == true)
    }

    @Test func refusesACertificateThatHasExpired() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(Self.expiredCertificate, to: "ca.pem")
        _ = try folder.write(Self.expiredKey, to: "ca.key")
        let error = #expect(throws: NetworkError.self) { try LocalAuthority.loadOrCreate(in: folder.path) }
        #expect(error?.description.hasPrefix("\(folder.path)/ca.pem: it has expired; delete ") == true)
    }

    @Test func saysWhenTheFolderCannotBeMade() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "file")
        let error = #expect(throws: NetworkError.self) { try LocalAuthority.loadOrCreate(in: file + "/below") }
        #expect(error?.description.hasPrefix(file + "/below: cannot be made: ") == true)
    }

    @Test(arguments: ["a,DNS:evil", "", "-x", "a..b", "a b", "*", "ü.example", String(repeating: "a", count: 64)])
    func refusesWhatIsNoHostName(name: String) throws {
        let folder = try TemporaryFolder()
        let authority = try LocalAuthority.loadOrCreate(in: folder.path)
        #expect(throws: NetworkError.invalidHostName(name)) { try authority.makeServerContext(hostNames: [name]) }
    }

    /// An authority that was valid in January 2020.
    private static let expiredCertificate = """
        -----BEGIN CERTIFICATE-----
        MIIBajCCAQ+gAwIBAgIBATAKBggqhkjOPQQDAjAcMRowGAYDVQQDDBFFeHBpcmVk
        IGF1dGhvcml0eTAeFw0yMDAxMDEwMDAwMDBaFw0yMDAyMDEwMDAwMDBaMBwxGjAY
        BgNVBAMMEUV4cGlyZWQgYXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcD
        QgAEocFXW4EPiCW7GjfMVmbXhRs0whW2hmuca1EOPPKMp89BOqHSNc0qWs6t8PZ4
        8a6Unbthy4sJYP+Me2XdYo0ln6NCMEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8B
        Af8EBAMCAgQwHQYDVR0OBBYEFH+YLYU2/sPKckpuKp5Co9Rf2FMiMAoGCCqGSM49
        BAMCA0kAMEYCIQCZpDMtUMnERweCQ27eC0AFtl0+oKOInuJE33gwJnGHvwIhAJwR
        N9ZCYXb7z4ZhAmq8eyqrw7zVRrhMd7c7KG7TlLQB
        -----END CERTIFICATE-----

        """

    private static let expiredKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiPPniO5sRO0K2ZhO
        VUhQL1S/b0DaVjVLK2JQHPwAd26hRANCAAShwVdbgQ+IJbsaN8xWZteFGzTCFbaG
        a5xrUQ488oynz0E6odI1zSpazq3w9njxrpSdu2HLiwlg/4x7Zd1ijSWf
        -----END PRIVATE KEY-----

        """
}
