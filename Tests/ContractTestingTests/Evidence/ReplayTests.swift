import JSONModel
import Testing

@testable import ContractTesting

struct ReplayTests {
    private static let scenarios: [JSONValue] = [
        ["name": "notes/documented", "file": "/s/notes/documented.yaml", "extends": []],
        ["name": "notes/busy", "file": "/s/notes/busy.yaml", "extends": ["notes/documented"]],
        ["name": "other/documented", "file": "/s/other/documented.yaml", "extends": []],
        ["name": "mine", "file": "/s/mine.yaml", "extends": []],
        ["name": "notes/unused", "file": "/s/notes/unused.yaml", "extends": []],
    ]

    private func replay(_ choices: [JSONValue], session: JSONValue = [:], contracts: [String] = ["/n.yaml"]) -> Replay {
        Replay(
            session: session, contracts: contracts.map { ["name": "n", "file": .string($0)] },
            scenarios: Self.scenarios, choices: choices, isLocal: false, folder: "/my evidence")
    }

    @Test func chosenScenariosAreNamedBelowTheirFolder() {
        let replay = replay(["notes/busy"], session: ["seed": 18_446_744_073_709_551_0])
        #expect(
            replay.command == "understudy serve /n.yaml /s --scenario notes/busy --seed 184467440737095510")
        #expect(replay.scenarios.map(\.name) == ["notes/documented", "notes/busy"])
        #expect(replay.scenarios.map(\.digest) == [nil, nil])
    }

    @Test func filesWithoutAFolderAreNamedThemselves() {
        let replay = replay(["mine"])
        #expect(replay.command == "understudy serve /n.yaml /s/mine.yaml --scenario mine --seed 1")
    }

    @Test func foldersAreNamedOnce() {
        let replay = replay(["notes/documented", "other/documented"], contracts: ["/n.yaml", "o.yaml"])
        #expect(
            replay.command == """
                understudy serve /n.yaml o.yaml /s --scenario notes/documented --scenario other/documented --seed 1
                """)
    }

    @Test func whatTheSessionPlaysCountsWhereNothingWasChosen() {
        let replay = replay([], session: ["scenarios": ["notes/busy"], "seed": 7])
        #expect(replay.command == "understudy serve /n.yaml /s --scenario notes/busy --seed 7")
    }

    @Test func rulesOfTheTestBecomeFiles() {
        let list: JSONValue = ["yaml": "- operation: a\n  respond: { status: 200 }\n\n- operation: b\n"]
        let whole: JSONValue = ["yaml": "rules:\n  - operation: a\n"]
        let extending: JSONValue = ["yaml": "extends: notes/busy\n"]
        let replay = replay(["mine", list, whole, extending])
        #expect(
            replay.rules == [
                .init(
                    name: "inline-1.yaml",
                    text: """
                        contract: "/n.yaml"
                        rules:
                          - operation: a
                            respond: { status: 200 }

                          - operation: b


                        """), .init(name: "inline-2.yaml", text: "contract: \"/n.yaml\"\nrules:\n  - operation: a\n"),
                .init(name: "inline-3.yaml", text: "extends: notes/busy\n"),
            ])
        #expect(
            replay.command == """
                understudy serve /n.yaml /s/mine.yaml '/my evidence/inline-1.yaml' '/my evidence/inline-2.yaml' \
                '/my evidence/inline-3.yaml' --scenario mine --scenario inline-1 --scenario inline-2 \
                --scenario inline-3 --seed 1
                """)
    }

    @Test func whatTheCommandCannotSayIsSaidBesideIt() {
        let own = replay([], session: ["name": "default", "clock": ["mode": "manual"]]).script
        #expect(own.contains("clock was manual;"))
        #expect(!own.contains("name was"))
        #expect(replay([], session: ["name": "it's"]).script.contains("The session's name was 'it'\\''s':"))
    }
}
