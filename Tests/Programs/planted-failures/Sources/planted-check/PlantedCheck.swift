import Foundation

/// Proves that no failure is lost: each that is planted is reported once, where it stands and with the cause first.
///
/// Arguments: the package's folder, what a run printed, in a file or several, and last the code it exited with.
@main
struct PlantedCheck {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 3, let package = arguments.first, let code = arguments.last.flatMap({ Int($0) }) else {
            print("usage: planted-check PACKAGE OUTPUT… EXIT-CODE")
            exit(2)
        }
        let planted = try PlantedFailures.read(
            from: URL(fileURLWithPath: package).appendingPathComponent("Tests/PlantedTests"))
        let output = try arguments.dropFirst().dropLast().map { try String(contentsOfFile: $0, encoding: .utf8) }
            .joined(separator: "\n")
        let wrong = complaints(planted, ReportedFailures.read(from: output), code)
        guard !planted.isEmpty, wrong.isEmpty else {
            print("\(planted.count) failures planted, wrong:\n  \(wrong.joined(separator: "\n  "))\n\(output)")
            exit(1)
        }
        print("\(planted.count) failures planted, each reported once")
    }

    /// What is wrong with a run.
    private static func complaints(_ planted: [Failure], _ reported: [Failure], _ code: Int) -> [String] {
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
