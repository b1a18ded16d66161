/// Where a shell command ends in a text of many lines.
enum ShellText {
    /// Splits lines into commands, each with the line where it begins; comments and blank lines are left out.
    static func commands(in lines: [String], firstLine: Int) -> [CommandBlock.Step] {
        var steps: [CommandBlock.Step] = []
        var command: String?
        var start = firstLine
        for (index, line) in lines.enumerated() {
            if command == nil {
                if isComment(line) { continue }
                start = firstLine + index
            }
            let text = command.map { $0 + "\n" + line } ?? line
            if isOpen(text), index + 1 < lines.count {
                command = text
            } else {
                steps.append(CommandBlock.Step(command: text, line: start, output: nil))
                command = nil
            }
        }
        return steps
    }

    /// True for a line that a shell does nothing for.
    static func isComment(_ line: String) -> Bool {
        let text = line.drop(while: \.isWhitespace)
        return text.isEmpty || text.hasPrefix("#")
    }

    /// True while a command needs its next line: after a backslash, within quotes or a here-document, and after an
    /// operator that joins two commands.
    static func isOpen(_ text: String) -> Bool {
        var quote: Character?
        var isEscaped = false
        var waiting: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let end = waiting.first {
                if line == end { waiting.removeFirst() }
                continue
            }
            let (before, wasQuoted) = (line, quote != nil)
            isEscaped = false
            for character in line {
                if isEscaped {
                    isEscaped = false
                } else if character == "\\", quote != "'" {
                    isEscaped = true
                } else if character == quote {
                    quote = nil
                } else if quote == nil, character == "'" || character == "\"" {
                    quote = character
                }
            }
            if !wasQuoted { waiting += before.matches(of: /<<-?\s*["']?(\w+)["']?/).map { String($0.1) } }
        }
        if quote != nil || isEscaped || !waiting.isEmpty { return true }
        return text.hasSuffix("|") || text.hasSuffix("&&")
    }
}
