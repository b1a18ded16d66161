/// One example of the reference: what a scenario file holds, and the exchanges that are shown for it.
struct ReferenceExample: CustomStringConvertible {
    /// A request and what is answered, or a move of the clock.
    enum Step {
        case advance(String)
        case exchange(
            method: String, target: String, body: String?, fields: [(String, String)], status: Int, shown: String)
    }

    /// The line where the scenario begins, from 1.
    let line: Int
    let scenario: String
    let steps: [Step]
    var description: String { "line \(line)" }

    /// Finds the blocks fenced as `yaml` and the ones fenced as `exchange` behind them; nil for a step that is none.
    static func all(in markdown: String) -> [ReferenceExample?] {
        var examples: [ReferenceExample?] = []
        var scenario: (line: Int, lines: [Substring])?
        var exchanges: [Substring]?
        var language: Substring?
        for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                if language == nil {
                    language = line.dropFirst(3)
                    if language == "yaml" { scenario = (index + 2, []) }
                    if language == "exchange" { exchanges = [] }
                } else {
                    if language == "exchange" { examples.append(make(scenario, exchanges)) }
                    language = nil
                }
            } else if language == "yaml" {
                scenario?.lines.append(line)
            } else if language == "exchange" {
                exchanges?.append(line)
            }
        }
        return examples
    }

    private static func make(_ scenario: (line: Int, lines: [Substring])?, _ lines: [Substring]?) -> ReferenceExample? {
        guard let scenario, let lines else { return nil }
        let steps = lines.map(step)
        guard !steps.contains(where: { $0 == nil }) else { return nil }
        return ReferenceExample(
            line: scenario.line, scenario: scenario.lines.joined(separator: "\n"), steps: steps.compactMap(\.self))
    }

    private static func step(_ line: Substring) -> Step? {
        if line.hasPrefix("+") { return .advance(String(line.dropFirst())) }
        guard let match = line.wholeMatch(of: /([A-Z]+) (\S+)(?: ([{\[].*?))?((?: [A-Za-z-]+: \S+)*) → (\d+)(?: (.*))?/)
        else {
            return nil
        }
        let fields = match.4.matches(of: /([A-Za-z-]+): (\S+)/).map { (String($0.1), String($0.2)) }
        return .exchange(
            method: String(match.1), target: String(match.2), body: match.3.map(String.init), fields: fields,
            status: Int(match.5) ?? 0, shown: match.6.map(String.init) ?? "")
    }
}
