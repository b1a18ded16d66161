import MockServer
import Support

/// Writes the log's lines to standard output.
struct ConsoleLog: RequestLog {
    let renderer: LogRenderer

    func record(_ line: LogLine) {
        OutputFile.standardOutput.write(line: renderer.line(line))
    }
}
