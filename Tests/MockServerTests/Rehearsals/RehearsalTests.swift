import Contracts
import Scenarios
import Support
import Testing

@testable import MockServer

/// The right client gets through every rehearsal, and each wrong one fails where the scenario's title says.
@Suite struct RehearsalTests {
    static let rehearsals: [Rehearsal] =
        JFrameworkRehearsals.all + OnlyOfficeRehearsals.all
        + KeyfactorRehearsals.all + DigitaniumRehearsals.all
    /// What stands in a title in front of the bug.
    private static let phrase = "catches clients that "
    private static let vendors = ["jframework", "onlyoffice", "keyfactor", "digitanium"]
    /// What shows none of the bugs, vendor by vendor.
    private static let usual = [JFrameworkRehearsals.usual, OnlyOfficeRehearsals.usual]
    private static let scenarios = RehearsalServer.repertoire.scenarios

    @Test(arguments: rehearsals)
    func theRightClientPasses(rehearsal: Rehearsal) throws {
        for transport in rehearsal.transports {
            let failures = try rehearsal.failures(over: transport)
            #expect(failures == [:], "over \(transport)")
        }
    }

    /// Who is rehearsed over https alone is rehearsed as the vendor's contract has it.
    @Test func oneVendorSpeaksHTTPSAlone() {
        let secure = Self.rehearsals.filter { $0.transports == [.https] }
        #expect(Set(secure.map { String($0.scenario.prefix { $0 != "/" }) }) == ["digitanium"])
        #expect(secure.count == DigitaniumRehearsals.all.count)
    }

    @Test(arguments: rehearsals)
    func eachWrongClientFails(rehearsal: Rehearsal) throws {
        for wrong in rehearsal.wrong {
            let failures = try rehearsal.failures(bugs: wrong.bugs)
            #expect(failures[wrong.fails] != nil, "clients that \(wrong.bugs.map(\.rawValue)): \(failures)")
        }
    }

    @Test(arguments: rehearsals)
    func theTitleNamesTheBug(rehearsal: Rehearsal) throws {
        let title = try #require(Self.scenarios.first { $0.name == rehearsal.scenario }?.title)
        let bugs = rehearsal.wrong.first?.bugs ?? []
        #expect(bugs.contains { title.hasSuffix("; \(Self.phrase)\($0.rawValue)") }, "\(title)")
    }

    @Test(arguments: usual)
    func noBugShowsWhenAllGoesWell(rehearsal: Rehearsal) throws {
        for bug in ClientBug.allCases {
            let failures = try rehearsal.failures(bugs: [bug])
            // A password in an answer is there however well all goes.
            #expect(failures.filter { $0.key != .secrecy } == [:], "clients that \(bug.rawValue)")
        }
    }

    @Test func eachBugIsCaughtBySomeRehearsal() {
        let caught = Self.rehearsals.flatMap(\.wrong).flatMap(\.bugs)
        #expect(ClientBug.allCases.filter { !caught.contains($0) } == [])
    }

    @Test(arguments: vendors)
    func theNotesListThem(vendor: String) throws {
        let path = "\(PipelineFixture.packageFolder)/docs/\(vendor).md"
        let lines = String(decoding: try FileSystem().readFile(path), as: UTF8.self).split(separator: "\n")
        let rows = lines.filter { $0.hasPrefix("| `\(vendor)/") }.map(String.init)
        let expected = Self.scenarios.compactMap { scenario -> String? in
            let parts = (scenario.title ?? "").replacing("; \(Self.phrase)", with: "\n").split(separator: "\n")
            guard scenario.contract.name == vendor, parts.count == 2 else { return nil }
            return "| `\(scenario.name)` | \(parts[0]) | \(parts[1]) |"
        }
        #expect(rows.sorted() == expected.sorted())
    }

    @Test(arguments: vendors)
    func eachTitleThatNamesABugIsRehearsed(vendor: String) {
        let names = Self.scenarios.filter { $0.contract.name == vendor && $0.title?.contains(Self.phrase) == true }
            .map(\.name)
        #expect(names.filter { name in !Self.rehearsals.contains { $0.scenario == name } } == [])
        #expect(names.count >= 9)
    }
}
