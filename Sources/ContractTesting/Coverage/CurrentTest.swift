import Testing

/// The name of the test that runs here and now.
enum CurrentTest {
    /// The name; nil where neither library knows it, as in detached tasks and on other threads.
    static var name: String? {
        if let test = Test.current { return name(of: test) }
        return FailureRecorder.isSwiftTesting ? nil : RunningTestCase.name
    }

    /// Module, suites and function, as `swift test --filter` takes them: the line would change with every edit.
    private static func name(of test: Test) -> String {
        ([test.id.moduleName] + [test.id.nameComponents.joined(separator: "/")]).joined(separator: ".")
    }

    /// What stands in for the name where it is not known: where the server was started.
    static func place(fileID: StaticString, function: StaticString) -> String {
        "\(fileID) \(function)"
    }
}
