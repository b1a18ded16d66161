import Foundation
import TestSupport

/// A client in Python, for what Swift's standard library cannot do: TLS over a socket that the test looks at itself.
final class PythonClient {
    static let isInstalled = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
        .contains { FileManager.default.isExecutableFile(atPath: $0) }

    private let process: SpawnedProgram?

    /// Starts a program; `port` and `exchange` are defined for it.
    init(_ program: String, port: Int) {
        process = try? SpawnedProgram(["python3", "-c", "port = \(port)\n" + Self.prelude + program])
    }

    /// A text as Python writes it, quotes included.
    static func literal(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("\r\n", with: "\\r\\n").replacing("'", with: "\\'") + "'"
    }

    /// Reads one line.
    func line() -> String { process?.line() ?? "" }

    /// Everything that is left to read; waits until the program has ended.
    func output() -> String { process?.output() ?? "" }

    private static let prelude = """
        import base64, socket, ssl, sys
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE

        class Client:
            def __init__(self, port, secure=True):
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
                self.input, self.output = ssl.MemoryBIO(), ssl.MemoryBIO()
                self.tls = context.wrap_bio(self.input, self.output, server_hostname="localhost") if secure else None
                self.ended = False
                if secure:
                    self.until(self.tls.do_handshake)

            def flush(self):
                if self.output.pending:
                    self.socket.sendall(self.output.read())

            def until(self, step):
                while True:
                    try:
                        result = step()
                        self.flush()
                        return result
                    except ssl.SSLWantReadError:
                        self.flush()
                        data = self.socket.recv(65536)
                        if not data:
                            raise EOFError
                        self.input.write(data)

            def send(self, data):
                if self.tls:
                    self.until(lambda: self.tls.write(data))
                else:
                    self.socket.sendall(data)

            def receive(self):
                if self.tls:
                    return self.until(lambda: self.tls.read(65536))
                return self.socket.recv(65536)

            def ending(self):
                # Behind close_notify, the socket itself.
                try:
                    while self.socket.recv(65536):
                        pass
                    return "notified"
                except ConnectionResetError:
                    return "reset"
                except TimeoutError:
                    return "open"

        def exchange(port, request, again=None, after=0):
            client = Client(port)
            client.send(request)
            data = b""
            client.socket.settimeout(2)
            while True:
                if again and len(data) >= after:
                    client.send(again)
                    again = None
                try:
                    part = client.receive()
                    if not part:
                        return data, client.ending()
                    data += part
                except ssl.SSLZeroReturnError:
                    return data, client.ending()
                except ConnectionResetError:
                    return data, "reset"
                except EOFError:
                    return data, "cut"
                except TimeoutError:
                    return data, "open"

        """ + "\n"
}
