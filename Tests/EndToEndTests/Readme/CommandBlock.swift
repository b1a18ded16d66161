/// A fenced block of a Markdown file that shows commands.
///
/// Blocks fenced as `sh` hold commands only; in blocks fenced as `console` a command follows `$ ` and the lines
/// after it are what it prints. Comments on the lines before a block change what is done with it:
/// `<!-- not run: reason -->` leaves it out, `<!-- exits: 2 -->` says how its last command ends, and
/// `<!-- needs: suites -->` leaves it out where the cases written by others are absent.
struct CommandBlock: Equatable {
    /// One command with the line where it begins and the output shown for it.
    struct Step: Equatable {
        var command: String
        let line: Int
        /// Nil where the block shows no output at all.
        var output: [String]?
    }

    /// The line of the opening fence, counted from 1.
    let line: Int
    let steps: [Step]
    /// Why the block is not run, nil when it is.
    let notRun: String?
    /// True when the block is left out where the suites are absent.
    var needsSuites = false
    /// The exit code of the last command.
    let exitCode: Int32

    /// Finds the blocks of a Markdown text.
    static func all(in markdown: String) -> [CommandBlock] {
        var blocks: [CommandBlock] = []
        var notRun: String?
        var exitCode: Int32 = 0
        var needsSuites = false
        var lines = Array(markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated())[...]
        while let (index, line) = lines.popFirst() {
            if let match = line.wholeMatch(of: /\s*<!--\s*not run:\s*(.+?)\s*-->\s*/) {
                notRun = String(match.1)
            } else if let match = line.wholeMatch(of: /\s*<!--\s*exits:\s*(\d+)\s*-->\s*/) {
                exitCode = Int32(match.1) ?? 0
            } else if line.wholeMatch(of: /\s*<!--\s*needs:\s*suites\s*-->\s*/) != nil {
                needsSuites = true
            } else if let match = line.wholeMatch(of: /( {0,3})(`{3,})\s*(\w*)\s*/) {
                let end = lines.firstIndex { $0.element.drop { $0 == " " }.hasPrefix(match.2) } ?? lines.endIndex
                let content = lines[..<end].map { $0.element.dropFirst(match.1.count) }.map(String.init)
                lines = lines[end...].dropFirst()
                let steps: [Step]? =
                    switch match.3 {
                    case "sh", "bash", "shell": ShellText.commands(in: content, firstLine: index + 2)
                    case "console": Self.consoleSteps(content, firstLine: index + 2)
                    default: nil
                    }
                if let steps {
                    blocks.append(
                        CommandBlock(
                            line: index + 1, steps: steps, notRun: notRun, needsSuites: needsSuites,
                            exitCode: exitCode))
                }
                (notRun, exitCode, needsSuites) = (nil, 0, false)
            } else if !line.allSatisfy(\.isWhitespace) {
                (notRun, exitCode, needsSuites) = (nil, 0, false)
            }
        }
        return blocks
    }

    private static func consoleSteps(_ content: [String], firstLine: Int) -> [Step] {
        var steps: [Step] = []
        var lines = Array(content.enumerated())[...]
        while let (index, line) = lines.popFirst() {
            guard line.hasPrefix("$ ") else {
                if !steps.isEmpty { steps[steps.count - 1].output?.append(line) }
                continue
            }
            var command = String(line.dropFirst(2))
            while ShellText.isOpen(command), let next = lines.popFirst() {
                command += "\n" + (next.element.hasPrefix("> ") ? String(next.element.dropFirst(2)) : next.element)
            }
            guard !ShellText.isComment(command) else { continue }
            steps.append(Step(command: command, line: firstLine + index, output: []))
        }
        return steps
    }
}
