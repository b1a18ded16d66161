import Foundation
import Network
import Testing

@Suite struct TLSSessionTests {
    static let hasOpenSSL = Command.exists("openssl")
    static let hasPython = Command.exists("python3")

    private let folder: TemporaryFolder
    private let authority: LocalAuthority

    init() throws {
        folder = try TemporaryFolder()
        authority = try LocalAuthority.loadOrCreate(in: folder.path)
    }

    /// Runs a program in Python with `port`, `ca` and a verified, strict `context` set up; its output is returned.
    private func python(_ port: Int, _ program: String) throws -> String {
        let prelude = """
            import socket, ssl, sys
            port, ca = \(port), "\(authority.certificatePath)"
            context = ssl.create_default_context(cafile=ca)
            context.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN
            context.set_alpn_protocols(["h2", "http/1.1"])
            def dial(name="localhost", host="127.0.0.1"):
                raw = socket.create_connection((host, port), timeout=20)
                return context.wrap_socket(raw, server_hostname=name)
            def exactly(c, n):
                data = b""
                while len(data) < n:
                    part = c.recv(n - len(data))
                    if not part: break
                    data += part
                return data

            """
        return try Command.run(["python3", "-c", prelude + program]).output
    }

    @Test(
        .enabled(if: hasOpenSSL, "openssl is not installed"),
        arguments: ["localhost", "acme.understudy.localhost", "extra.example"], ["-tls1_2", "-tls1_3"])
    func isAcceptedByOpenSSL(name: String, version: String) throws {
        let server = try TestServer(
            tls: authority.makeServerContext(hostNames: ["extra.example"]), setUp: TestServer.echo)
        let result = try Command.run(
            [
                "openssl", "s_client", "-connect", "127.0.0.1:\(server.port)", version, "-CAfile",
                authority.certificatePath, "-verify_return_error", "-x509_strict", "-verify_hostname", name,
                "-alpn", "h2,http/1.1", "-no_ign_eof",
            ], input: "Q\n")
        #expect(result.output.contains("Verify return code: 0 (ok)"), "\(result.output)")
        #expect(result.output.contains("ALPN protocol: http/1.1"))
    }

    @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
    func isAcceptedForItsAddressesAndForNoOtherName() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        func verify(_ arguments: [String]) throws -> Bool {
            try Command.run(
                [
                    "openssl", "s_client", "-CAfile", authority.certificatePath, "-verify_return_error",
                ] + arguments, input: "Q\n"
            ).output.contains("Verify return code: 0 (ok)")
        }
        #expect(try verify(["-connect", "127.0.0.1:\(server.port)", "-verify_ip", "127.0.0.1"]))
        #expect(try verify(["-connect", "[::1]:\(server.port)", "-verify_ip", "::1"]))
        #expect(try !verify(["-connect", "127.0.0.1:\(server.port)", "-verify_hostname", "other.example"]))
    }

    @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
    func refusesTLSBefore1Point2() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        let result = try Command.run(
            [
                "openssl", "s_client", "-connect", "127.0.0.1:\(server.port)", "-tls1_1", "-cipher",
                "ALL:@SECLEVEL=0",
            ], input: "Q\n")
        #expect(result.output.contains("alert protocol version"), "\(result.output)")
        server.log.wait(
            for: "closed: \(NetworkError.handshakeFailed("the client speaks no TLS version from 1.2 on"))")
    }

    @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
    func refusesAClientThatSpeaksAnotherProtocolOnly() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        let result = try Command.run(
            ["openssl", "s_client", "-connect", "127.0.0.1:\(server.port)", "-alpn", "h2"], input: "Q\n")
        #expect(result.output.contains("no application protocol"), "\(result.output)")
    }

    @Test(.enabled(if: hasOpenSSL, "openssl is not installed"))
    func resumesSessionsByTicket() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        let session = folder.path + "/session"
        let arguments = ["openssl", "s_client", "-connect", "127.0.0.1:\(server.port)", "-tls1_2"]
        let first = try Command.run(arguments + ["-sess_out", session], input: "Q\n")
        #expect(first.output.contains("New, TLSv1.2"))
        let second = try Command.run(arguments + ["-sess_in", session], input: "Q\n")
        #expect(second.output.contains("Reused, TLSv1.2"), "\(second.output)")
    }

    @Test(.enabled(if: hasPython, "python3 is not installed"))
    func carriesBytesBothWaysUnderStrictVerification() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        let output = try python(
            server.port,
            """
            import select
            c = dial()
            print(c.version(), c.selected_alpn_protocol())
            c.sendall(b"hello"); print(exactly(c, 5))
            data = bytes(i * 31 % 251 for i in range(3000000))
            # One thread for both ways: two at once on one session are more than Python's module allows.
            c.setblocking(False)
            sent, got, ended = 0, b"", False
            while len(got) < len(data) and not ended:
                moved = False
                try:
                    if sent < len(data): sent += c.send(data[sent:sent + 65536]); moved = True
                except (ssl.SSLWantWriteError, ssl.SSLWantReadError): pass
                try:
                    part = c.recv(65536); got += part; moved = True; ended = not part
                except (ssl.SSLWantWriteError, ssl.SSLWantReadError): pass
                if not moved: select.select([c], [c] if sent < len(data) else [], [], 20)
            print(got == data)
            """)
        #expect(output == "TLSv1.3 http/1.1\nb'hello'\nTrue\n")
        #expect(server.log.bytes.count == 3_000_005)
    }

    @Test(.enabled(if: hasPython, "python3 is not installed"))
    func sendsMuchToASlowReaderAndSaysGoodbye() throws {
        let body = TCPConnectionTests.pattern(9_000_000)
        let server = try TestServer(tls: authority.makeServerContext()) { handler in
            handler.onBytes = { [log = handler.log] _, connection in
                connection.write(Array("head".utf8), Array("|".utf8))
                connection.write(body)
                connection.write(Array("tail".utf8))
                log.add(connection.queuedByteCount > 1_000_000 ? "much is queued" : "little is queued")
                connection.finish()
            }
        }
        let output = try python(
            server.port,
            """
            import time, hashlib
            context.options &= ~ssl.OP_IGNORE_UNEXPECTED_EOF if hasattr(ssl, "OP_IGNORE_UNEXPECTED_EOF") else -1
            c = dial()
            c.sendall(b"go"); time.sleep(0.2)
            data = exactly(c, 9000009)
            print(data[:5], data[-4:], sum(data[5:-4]))
            c.suppress_ragged_eofs = False
            print(c.recv(1))
            """)
        let sum = body.reduce(0) { $0 + Int($1) }
        #expect(output == "b'head|' b'tail' \(sum)\nb''\n")
        server.log.wait(for: "freed")
        #expect(server.log.events.contains("much is queued"))
        #expect(server.log.events.suffix(2) == ["closed", "freed"])
    }

    @Test(.enabled(if: hasPython, "python3 is not installed"))
    func noticesTheEndOfTheClientsBytes() throws {
        let server = try TestServer(tls: authority.makeServerContext()) { handler in
            handler.onPeerFinished = { connection in
                connection.write(Array("late".utf8))
                connection.finish()
            }
        }
        // close_notify goes out while the other direction stays open, as TLS 1.3 allows.
        let output = try python(
            server.port,
            """
            incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
            raw = socket.create_connection(("127.0.0.1", port), timeout=20)
            t = context.wrap_bio(incoming, outgoing, server_hostname="localhost")
            def pump(f):
                while True:
                    try:
                        r = f()
                        if outgoing.pending: raw.sendall(outgoing.read())
                        return r
                    except ssl.SSLWantReadError:
                        if outgoing.pending: raw.sendall(outgoing.read())
                        data = raw.recv(65536)
                        incoming.write(data) if data else incoming.write_eof()
            pump(t.do_handshake)
            t.write(b"question")
            try: t.unwrap()
            except ssl.SSLWantReadError: pass
            raw.sendall(outgoing.read())
            rest = b""
            while True:
                part = raw.recv(65536)
                if not part: break
                rest += part
            print(len(rest) > 20)
            """)
        #expect(output == "True\n")
        server.log.wait(for: "freed")
        #expect(server.log.bytes == Array("question".utf8))
        #expect(server.log.events.contains("peer finished"))
    }

    @Test(.enabled(if: hasPython, "python3 is not installed"))
    func holdsDecryptedBytesBackWhilePaused() throws {
        let server = try TestServer(tls: authority.makeServerContext()) { handler in
            handler.onBytes = { [log = handler.log] bytes, connection in
                connection.pauseReading()
                let timer = connection.loop.makeTimer()
                timer.start(after: .milliseconds(2)) {
                    connection.resumeReading()
                    log.add("resumed")
                    keep(timer)
                }
                connection.write([UInt8(bytes.count / 4_096)])
            }
        }
        let output = try python(
            server.port,
            """
            c = dial()
            for i in range(6): c.sendall(bytes(4096))
            total = 0
            while total < 6: total += sum(c.recv(100))
            print(total)
            """)
        #expect(output == "6\n")
        let calls = server.log.events.filter { $0 == "received" || $0 == "resumed" }
        for index in calls.indices { #expect(calls[index] == (index % 2 == 0 ? "received" : "resumed")) }
    }

    @Test(.enabled(if: hasPython, "python3 is not installed"))
    func saysWhenTheClientDoesNotTrustIt() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        let output = try python(
            server.port,
            """
            context = ssl.create_default_context()
            try: dial()
            except ssl.SSLCertVerificationError as e: print("refused")
            """)
        #expect(output == "refused\n")
        server.log.wait(for: "freed")
        let closed = server.log.events.first { $0.hasPrefix("closed") }
        #expect(closed?.contains("the client does not trust this server's certificate") == true, "\(closed ?? "")")
    }

    @Test func answersPlainTextInPlainText() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        let client = try server.connect()
        client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let received = client.receiveAll()
        let text = String(decoding: received.bytes, as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(text.hasSuffix("This port speaks https; the request came in plain http.\n"))
        #expect(received.ending == .end)
        client.finishWriting()
        server.log.wait(for: "freed")
        #expect(server.log.events == ["opened", "closed: \(NetworkError.plaintextOnSecurePort)", "freed"])
    }

    @Test func survivesRubbishInTheHandshake() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        let client = try server.connect()
        client.send([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9])
        #expect(client.receiveAll().bytes.first == 0x15)  // an alert
        server.log.wait(for: "freed")
        #expect(server.log.events.contains { $0.hasPrefix("closed: TLS handshake failed: ") })
    }

    @Test func takesAnUnusedConnectionCalmly() throws {
        let server = try TestServer(tls: authority.makeServerContext(), setUp: TestServer.echo)
        _ = try server.connect()
        server.log.wait(for: "freed")
        #expect(server.log.events == ["opened", "closed", "freed"])
        let client = try server.connect()
        client.send([0x16, 3, 1])
        client.finishWriting()
        server.log.wait(for: "freed", count: 2)
        #expect(server.log.events.contains { $0.hasPrefix("closed: TLS handshake failed: the client left") })
    }
}
