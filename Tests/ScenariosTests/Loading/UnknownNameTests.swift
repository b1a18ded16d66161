import Testing

@testable import Scenarios

@Suite struct UnknownNameTests {
    @Test(arguments: [
        ("forbiden", ["saved", "forbidden"], "save has no example \"forbiden\", did you mean \"forbidden\"?"),
        ("x", ["saved", "forbidden", "saved"], "save has no example \"x\"; it has saved, forbidden"),
        ("x", [], "save has no example \"x\"; it has none"),
    ])
    func whatThereIsIsToldOnce(name: String, known: [String], expected: String) {
        #expect(UnknownName.message("example", name, of: "save", known: known) == expected)
    }
}
