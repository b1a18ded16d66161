import MockServer
import Scenarios
import Support

/// What `understudy serve` was asked for.
struct ServeOptions {
    var paths: [String] = []
    var scenarios: [String] = []
    var mounts: [(contract: String, prefix: String)] = []
    var host = "127.0.0.1"
    var port = 8080
    var tlsPort = 8443
    var certificate: String?
    var key: String?
    var seed: UInt64?
    var threads = 1
    var origins = CrossOriginPolicy.loopbackOrigins
    var maxBody = 16 << 20
    var maxHead = 64 << 10
    var journalBytes = 16 << 20
    var grace = Duration.seconds(5)
    var readyFile: String?
    /// Nil when nobody asked for a form.
    var logFormat: LogRenderer?
    var isQuiet = false
    var adminToken: String?
    var hasAdmin = true
    var watches = false
    var exitsWithParent = false
    var wantsHelp = false

    static let known: [CommandLineOptions.Option] = [
        .init(name: "scenario", takesValue: true), .init(name: "mount", takesValue: true),
        .init(name: "host", takesValue: true), .init(name: "port", takesValue: true),
        .init(name: "tls-port", takesValue: true), .init(name: "cert", takesValue: true),
        .init(name: "key", takesValue: true), .init(name: "seed", takesValue: true),
        .init(name: "threads", takesValue: true), .init(name: "cors", takesValue: false),
        .init(name: "no-cors", takesValue: false), .init(name: "max-body", takesValue: true),
        .init(name: "max-head", takesValue: true), .init(name: "journal-bytes", takesValue: true),
        .init(name: "grace", takesValue: true), .init(name: "ready-file", takesValue: true),
        .init(name: "admin-token", takesValue: true), .init(name: "no-admin", takesValue: false),
        .init(name: "watch", takesValue: false), .init(name: "exit-with-parent", takesValue: false),
        .init(name: "log", takesValue: true), .init(name: "quiet", takesValue: false),
        .init(name: "help", takesValue: false),
    ]

    static let help = """
        usage: understudy serve [FILE|FOLDER…] [options]

        Serves the contracts (OpenAPI 3.0 and 3.1) and scenario files found there; without a path, those in
        fixtures/ and scenarios/ below the current folder.

          --scenario NAME       play this scenario instead of its contract's documented one; repeatable, later first
          --mount NAME=/prefix  serve the contract NAME below a path prefix; repeatable
          --host H              address to listen on (127.0.0.1, which also listens on ::1)
          --port N              port for http (8080); 0 lets the kernel choose
          --tls-port N          port for https (8443); 0 lets the kernel choose
          --cert F --key F      PEM files for https, instead of a certificate signed by .understudy/ca.pem
          --seed N              seed of every random choice
          --threads N           event loops that share the work (1)
          --cors, --no-cors     let pages of every origin read answers, or of none; otherwise those of this machine
          --max-body SIZE       largest request body (16MiB)
          --max-head SIZE       largest request line and header fields together (64KiB)
          --journal-bytes SIZE  memory for the journal of requests (16MiB)
          --grace DURATION      how long a stop waits for answers that are being written (5s)
          --ready-file F        write one JSON line with url, tlsUrl and pid once the server listens
          --watch               play files anew when they change; sessions keep their state
          --admin-token T       token that requests below /__admin must carry; elsewhere than on loopback always one
          --no-admin            no /__admin
          --exit-with-parent    stop when the process ends that started this one
          --log text|json       form of the log, one line a request on standard output (text)
          --quiet               no banner and no log
          --help                this text

        Exit codes: 0 stopped by SIGINT or SIGTERM; 2 wrong usage, unreadable input, or a port in use.
        """

    /// Reads the options of a command that has these.
    ///
    /// - Parameters:
    ///   - line: The command line.
    ///   - own: The names of the command's other options, which are passed over.
    ///   - ports: The ports when the command line gives none.
    /// - Throws: What is wrong with an option's value.
    init(
        _ line: CommandLineOptions, except own: [String] = [], ports: (http: Int, https: Int) = (8080, 8443)
    ) throws(CommandError) {
        (port, tlsPort) = ports
        paths = line.operands
        for (name, value) in line.options where !own.contains(name) { try take(name, value) }
        guard (certificate == nil) == (key == nil) else {
            throw CommandError("--cert and --key go together")
        }
        guard port == 0 || port != tlsPort else {
            throw CommandError("--port and --tls-port are both \(port), expected two ports")
        }
    }

    /// The server's part of the options.
    var configuration: RunningServer.Configuration {
        var configuration = RunningServer.Configuration()
        configuration.host = host
        configuration.port = port
        configuration.tlsPort = tlsPort
        if let certificate, let key {
            configuration.tls = .files(certificate: certificate, key: key)
        } else {
            configuration.tls = .localAuthority(folder: ".understudy")
        }
        configuration.mounts = mounts
        configuration.seed = seed
        configuration.threads = threads
        configuration.origins = origins
        configuration.maxBody = maxBody
        configuration.maxHead = maxHead
        configuration.journalBytes = journalBytes
        configuration.hasAdmin = hasAdmin
        configuration.adminToken = adminToken
        return configuration
    }

    private mutating func take(_ name: String, _ value: String) throws(CommandError) {
        switch name {
        case "scenario": scenarios.append(value)
        case "mount": mounts.append(try Self.mount(value))
        case "host": host = value
        case "port": port = try Self.integer(value, 0...65535, name)
        case "tls-port": tlsPort = try Self.integer(value, 0...65535, name)
        case "cert": certificate = value
        case "key": key = value
        case "seed":
            guard let number = UInt64(value) else { throw CommandError("--seed \(value): expected a whole number") }
            seed = number
        case "threads": threads = try Self.integer(value, 1...64, name)
        case "cors": origins = .everyOrigin
        case "no-cors": origins = .none
        case "max-body": maxBody = try Self.size(value, name)
        case "max-head": maxHead = try Self.size(value, name)
        case "journal-bytes": journalBytes = try Self.size(value, name)
        case "grace": grace = try Self.duration(value, name)
        case "ready-file": readyFile = value
        case "log":
            switch value {
            case "text": logFormat = .text
            case "json": logFormat = .json
            default: throw CommandError("--log \(value): expected text or json")
            }
        case "quiet": isQuiet = true
        case "admin-token":
            guard !value.isEmpty, value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
                throw CommandError("--admin-token: expected visible ASCII characters without spaces")
            }
            adminToken = value
        case "no-admin": hasAdmin = false
        case "watch": watches = true
        case "exit-with-parent": exitsWithParent = true
        default: wantsHelp = true
        }
    }

    private static func mount(_ value: String) throws(CommandError) -> (contract: String, prefix: String) {
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].hasPrefix("/") else {
            throw CommandError("--mount \(value): expected NAME=/prefix")
        }
        return (String(parts[0]), String(parts[1]))
    }

    private static func integer(
        _ value: String, _ range: ClosedRange<Int>, _ name: String
    ) throws(CommandError) -> Int {
        guard let number = Int(value), range.contains(number) else {
            throw CommandError(
                "--\(name) \(value): expected a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func size(_ value: String, _ name: String) throws(CommandError) -> Int {
        do {
            return try ByteSize(value).bytes
        } catch {
            throw CommandError("--\(name) \(value): \(error)")
        }
    }

    private static func duration(_ value: String, _ name: String) throws(CommandError) -> Duration {
        do {
            return try Durations.parse(value)
        } catch {
            throw CommandError("--\(name) \(value): \(error)")
        }
    }
}
