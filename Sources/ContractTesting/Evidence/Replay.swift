import JSONModel
import SourceDocuments
import Support

/// How a session can be played again from the command line: its files, scenarios and seed.
struct Replay {
    /// A file that the session was made of.
    struct File: Equatable {
        let name: String
        let path: String
        /// The digest of its content; nil where it cannot be read from here.
        let digest: String?
    }

    /// Rules that the test wrote itself, as a scenario file.
    struct Rules: Equatable {
        let name: String
        let text: String
    }

    let contracts: [File]
    /// The scenarios in play that come from files, and all that they extend.
    let scenarios: [File]
    let rules: [Rules]
    /// The one command.
    let command: String
    /// The same for a script that stands beside the files with the test's own rules.
    private let scriptCommand: String
    private let clock: String
    private let sessionName: String?

    /// Works out how to play a session again.
    ///
    /// - Parameters:
    ///   - session: What the server says of it.
    ///   - contracts: The contracts that the server lists.
    ///   - scenarios: The scenarios that it lists.
    ///   - choices: What the session was told to play: names, and documents as text.
    ///   - isLocal: True when the server's current folder is this process's.
    ///   - folder: Where files with the test's own rules will stand.
    init(
        session: JSONValue, contracts: [JSONValue], scenarios: [JSONValue], choices: [JSONValue], isLocal: Bool,
        folder: String
    ) {
        func file(_ json: JSONValue) -> File {
            let given = json["file"]?.stringValue ?? ""
            let path = isLocal ? (try? FileSystem().resolved(given)) ?? given : given
            let bytes = isLocal || path.hasPrefix("/") ? try? FileSystem().readFile(path) : nil
            return File(
                name: json["name"]?.stringValue ?? "", path: path, digest: bytes.map { ContentDigest.text(of: $0) })
        }
        self.contracts = contracts.map(file)
        let sole = contracts.count == 1 ? self.contracts[0].path : nil
        rules = choices.enumerated().filter { $1.stringValue == nil }.map { Self.rules($1, index: $0, contract: sole) }
        let played = choices.isEmpty ? session["scenarios"]?.arrayValue ?? [] : choices
        let chosen = played.compactMap(\.stringValue)
        let inherited = Self.withParents(chosen, scenarios)
        self.scenarios = inherited.map(file)
        let named = inherited.filter { chosen.contains($0["name"]?.stringValue ?? "") }.map(file)
        // Files that are named themselves have their base names alone, and draws follow from rules' whole names.
        let areBaseNames = named.allSatisfy { $0.name == Paths.withoutEnding(Paths.name(of: $0.path)) }
        let places = areBaseNames ? named.map(\.path) : Self.roots(of: named)
        let names = played.enumerated().compactMap { index, choice in
            guard let name = choice.stringValue else { return Self.rulesName(index) }
            return named.contains { $0.name == name } ? name : nil
        }
        let files = (["understudy", "serve"] + self.contracts.map(\.path) + places).map(ShellWord.quoted)
        let options = (names.flatMap { ["--scenario", $0] } + ["--seed", session["seed"]?.compactText ?? "1"])
            .map(ShellWord.quoted)
        func command(_ rulesFiles: [String]) -> String { (files + rulesFiles + options).joined(separator: " ") }
        self.command = command(rules.map { ShellWord.quoted(Paths.join(folder, $0.name)) })
        // The folder may have moved by then.
        scriptCommand = command(rules.map { "\"$here\"/\($0.name)" })
        clock = session["clock"]?["mode"]?.stringValue ?? "real"
        let name = session["name"]?.stringValue
        sessionName = name == "default" ? nil : name
    }

    /// The command with what it cannot say itself, as a shell script.
    var script: String {
        var lines = [
            "#!/bin/sh", "# Serves what the failed test was served; exchanges.har has the requests.",
            "# Options of understudy serve are handed on: ./replay.sh --port 8080",
            "# The session's clock was \(clock); a server's own is real, and other clocks are set through /__admin.",
        ]
        if let sessionName {
            lines.append(
                "# The session's name was \(ShellWord.quoted(sessionName)): one that is opened with it draws alike.")
        }
        lines += [
            "# The command is looked for on PATH. Where it is not, in a package that depends on it:",
            ##"# PATH="$(swift build --show-bin-path):$PATH"; swift build --product understudy && FOLDER/replay.sh"##,
        ]
        if !rules.isEmpty { lines.append(#"here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit"#) }
        lines += [
            "if ! command -v understudy >/dev/null 2>&1; then",
            "    echo 'replay.sh: understudy is not on PATH; in a package that depends on it: "
                + "swift build --product understudy, then add the folder of swift build --show-bin-path' >&2",
            "    exit 127", "fi", "exec \(scriptCommand) \"$@\"",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    /// Everything, for programs.
    func json(test: String, session: JSONValue) -> JSONValue {
        func list(_ files: [File]) -> JSONValue {
            .array(
                files.map {
                    [
                        "name": .string($0.name), "file": .string($0.path),
                        "digest": $0.digest.map(JSONValue.string) ?? .null,
                    ]
                })
        }
        let rules = self.rules.map { rules -> JSONValue in
            ["file": .string(rules.name), "digest": .string(ContentDigest.text(of: Array(rules.text.utf8)))]
        }
        return [
            "understudy": "evidence", "version": 1, "test": .string(test), "seed": session["seed"] ?? .null,
            "session": session["id"] ?? .null, "name": session["name"] ?? .null, "clock": session["clock"] ?? .null,
            "contracts": list(contracts), "scenarios": list(scenarios), "rules": .array(rules),
            "replay": .string(command),
        ]
    }

    /// What a session calls a scenario that was sent without a name of its own, so that draws are the same.
    private static func rulesName(_ index: Int) -> String {
        "inline-\(index)"
    }

    /// The folders that the names of scenarios are counted from.
    private static func roots(of files: [File]) -> [String] {
        files.reduce(into: []) { roots, file in
            let path = Paths.withoutEnding(file.path)
            let root = path.hasSuffix("/" + file.name) ? String(path.dropLast(file.name.count + 1)) : file.path
            if !roots.contains(root) { roots.append(root) }
        }
    }

    /// The scenarios of those names and those that they extend, in the order of the list.
    private static func withParents(_ names: [String], _ scenarios: [JSONValue]) -> [JSONValue] {
        var wanted: Set<String> = []
        var waiting = names
        while let name = waiting.popLast() {
            guard wanted.insert(name).inserted,
                let scenario = scenarios.first(where: { $0["name"]?.stringValue == name })
            else { continue }
            waiting += (scenario["extends"]?.arrayValue ?? []).compactMap(\.stringValue)
        }
        return scenarios.filter { wanted.contains($0["name"]?.stringValue ?? "") }
    }

    /// A document as a file: a list of rules alone goes below its key, and the contract is named where it is the only
    /// one.
    private static func rules(_ choice: JSONValue, index: Int, contract: String?) -> Rules {
        let name = rulesName(index) + ".yaml"
        guard let text = choice["yaml"]?.stringValue else { return Rules(name: name, text: choice.prettyText + "\n") }
        let root = try? SourceParser.parse(bytes: Array(text.utf8), file: name).root
        let head = contract.map { "contract: \(JSONValue.string($0).compactText)\n" } ?? ""
        guard root?.elements != nil else {
            let isWhole = root?["contract"] != nil || root?["extends"] != nil || text.drop { $0 == " " }.hasPrefix("{")
            return Rules(name: name, text: (isWhole ? "" : head) + text)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }
        return Rules(name: name, text: head + "rules:\n" + lines.joined(separator: "\n") + "\n")
    }
}
