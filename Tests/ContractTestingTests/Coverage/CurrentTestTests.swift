import Testing
import XCTest

@testable import ContractTesting

struct CurrentTestTests {
    @Test(arguments: [1, 2]) func aTestHasItsModuleSuitesAndFunction(number: Int) {
        #expect(CurrentTest.name == "ContractTestingTests.CurrentTestTests/aTestHasItsModuleSuitesAndFunction(number:)")
    }

    @Test func noTestIsKnownElsewhere() async {
        #expect(await Task.detached { CurrentTest.name }.value == nil)
        #expect(CurrentTest.place(fileID: "App/A.swift", function: "a()") == "App/A.swift a()")
    }
}

final class CurrentTestCase: XCTestCase {
    override class func setUp() {
        RunningTestCase.observe()
    }

    func testHasItsClassAndMethod() {
        XCTAssertEqual(CurrentTest.name, "CurrentTestCase.testHasItsClassAndMethod")
    }
}
