import Contracts
import Scenarios
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
    private static let scenarios = RehearsalServer.repertoire.scenarios

    @Test(arguments: rehearsals)
    func theRightClientPasses(rehearsal: Rehearsal) throws {
        let failures = try rehearsal.failures()
        #expect(failures == [:])
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

    @Test(arguments: vendors)
    func eachTitleThatNamesABugIsRehearsed(vendor: String) {
        let names = Self.scenarios.filter { $0.contract.name == vendor && $0.title?.contains(Self.phrase) == true }
            .map(\.name)
        #expect(names.filter { name in !Self.rehearsals.contains { $0.scenario == name } } == [])
        #expect(names.count >= 9)
    }
}
