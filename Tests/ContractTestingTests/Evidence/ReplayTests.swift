import JSONModel
import Testing

@testable import ContractTesting

struct ReplayTests {
    private static let scenarios: [JSONValue] = [
        ["name": "notes/documented", "file": "/s/notes/documented.yaml", "extends": []],
        ["name": "notes/busy", "file": "/s/notes/busy.yaml", "extends": ["notes/documented"]],
        ["name": "other/documented", "file": "/s/other/documented.yaml", "extends": []],
        ["name": "notes/unused", "file": "/s/notes/unused.yaml", "extends": []],
    ]

    private func replay(_ choices: [JSONValue], session: JSONValue = [:], contracts: [String] = ["/n.yaml"]) -> Replay {
        Replay(
            session: session, contracts: contracts.map { ["name": "n", "file": .string($0)] },
            scenarios: Self.scenarios, choices: choices, isLocal: false, folder: "/my evidence")
    }

    @Test func chosenScenariosAreNamedByTheirFiles() {
        let replay = replay(["notes/busy"], session: ["seed": 18_446_744_073_709_551_0])
        #expect(
            replay.command == "understudy serve /n.yaml /s/notes/busy.yaml --scenario busy --seed 184467440737095510")
        #expect(replay.scenarios.map(\.name) == ["notes/documented", "notes/busy"])
        #expect(replay.scenarios.map(\.digest) == [nil, nil])
    }

    @Test func namesakesAreToldApartByTheirFolder() {
        let replay = replay(["notes/documented", "other/documented"], contracts: ["/n.yaml", "o.yaml"])
        #expect(
            replay.command == """
                understudy serve /n.yaml o.yaml /s --scenario notes/documented --scenario other/documented --seed 1
                """)
    }

    @Test func whatTheSessionPlaysCountsWhereNothingWasChosen() {
        let replay = replay([], session: ["scenarios": ["notes/busy"], "seed": 7])
        #expect(replay.command == "understudy serve /n.yaml /s/notes/busy.yaml --scenario busy --seed 7")
    }

    @Test func rulesOfTheTestBecomeFiles() {
        let list: JSONValue = ["yaml": "- operation: a\n  respond: { status: 200 }\n\n- operation: b\n"]
        let whole: JSONValue = ["yaml": "rules:\n  - operation: a\n"]
        let replay = replay(["notes/busy", list, whole])
        #expect(
            replay.rules == [
                .init(
                    name: "rules-1.yaml",
                    text: "rules:\n  - operation: a\n    respond: { status: 200 }\n\n  - operation: b\n\n"),
                .init(name: "rules-2.yaml", text: "rules:\n  - operation: a\n"),
            ])
        #expect(
            replay.command == """
                understudy serve /n.yaml /s/notes/busy.yaml '/my evidence/rules-1.yaml' '/my evidence/rules-2.yaml' \
                --scenario busy --scenario rules-1 --scenario rules-2 --seed 1
                """)
    }

    @Test func whatTheCommandCannotSayIsSaidBesideIt() {
        let own = replay([], session: ["name": "default", "clock": ["mode": "manual"]]).script
        #expect(own.contains("clock was manual;"))
        #expect(!own.contains("name was"))
        #expect(replay([], session: ["name": "it's"]).script.contains("The session's name was 'it'\\''s':"))
    }
}
