import Glibc
import Support

/// The command-line program: the first argument names the command.
@main
enum Understudy {
    static let version = "0.1.0"

    private static let help = """
        usage: understudy COMMAND [options]

          serve [FILE|FOLDER…]  answer requests as the documented APIs do (understudy serve --help)
          run -- COMMAND        serve while a command runs, and tell what was wrong (understudy run --help)
          coverage DIR          what tests covered, and what they cover no more (understudy coverage --help)
          version               print the version

        Exit codes: 0 all held; 1 findings; 2 wrong usage, unreadable input, or a server that could not start.
        """

    static func main() {
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    private static func run(_ arguments: [String]) -> ExitCode {
        do throws(CommandError) {
            switch arguments.first {
            case "serve":
                return try ServeCommand.run(Array(arguments.dropFirst()))
            case "run":
                return try RunCommand.run(Array(arguments.dropFirst()))
            case "coverage":
                return try CoverageCommand.run(Array(arguments.dropFirst()))
            case "version", "--version":
                OutputFile.standardOutput.write(line: "understudy \(version)")
                return .success
            case "help", "--help", "-h":
                OutputFile.standardOutput.write(line: help)
                return .success
            case let name?:
                let suggestion =
                    NearestName.find(name, among: ["serve", "run", "coverage", "version", "help"])
                    .map { ", did you mean \"\($0)\"?" } ?? ""
                throw CommandError("unknown command \"\(name)\"\(suggestion); see understudy --help")
            case nil:
                OutputFile.standardError.write(line: help)
                return .unusable
            }
        } catch {
            if let message = error.message { OutputFile.standardError.write(line: "understudy: error: \(message)") }
            return .unusable
        }
    }
}
