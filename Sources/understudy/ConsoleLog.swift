import MockServer
import Support

/// Writes the log's lines to standard output, or where else they belong.
struct ConsoleLog: RequestLog {
    let renderer: LogRenderer
    var output = OutputFile.standardOutput

    func record(_ line: LogLine) {
        output.write(line: renderer.line(line))
    }

    func record(_ notice: LogNotice) {
        output.write(line: renderer.line(notice))
    }
}
