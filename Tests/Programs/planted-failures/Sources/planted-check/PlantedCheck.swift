import Foundation

/// Proves that no failure is lost: each that is planted is reported once, where it stands and with the cause first.
///
/// Arguments: the package's folder, where it was built, and `debug` or `release`.
@main
struct PlantedCheck {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4 else {
            print("usage: planted-check PACKAGE SCRATCH-PATH debug|release")
            exit(2)
        }
        let package = URL(fileURLWithPath: arguments[1])
        let planted = try PlantedFailures.read(from: package.appendingPathComponent("Tests/PlantedTests"))
        var isRight = !planted.isEmpty
        for isParallel in [false, true] {
            let run = TestRun(
                package: package, scratch: arguments[2], configuration: arguments[3], isParallel: isParallel)
            let (output, code) = try run.run()
            let wrong = complaints(planted, ReportedFailures.read(from: output), code)
            print("\(run.name): \(planted.count) failures planted, \(wrong.isEmpty ? "each reported once" : "wrong:")")
            for complaint in wrong { print("  \(complaint)") }
            if !wrong.isEmpty { print("what the run printed:\n\(output)") }
            isRight = isRight && wrong.isEmpty
        }
        exit(isRight ? 0 : 1)
    }

    /// What is wrong with a run.
    private static func complaints(_ planted: [Failure], _ reported: [Failure], _ code: Int32) -> [String] {
        var complaints = code == 1 ? [] : ["the run exited with \(code), expected 1"]
        var left = reported
        for failure in planted {
            if let index = left.firstIndex(where: failure.isReported) {
                left.remove(at: index)
            } else {
                complaints.append("not reported: \(failure)")
            }
        }
        return complaints + left.map { "not planted, or reported again: \($0)" }
    }
}
