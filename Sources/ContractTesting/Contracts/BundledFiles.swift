import Foundation
import Support

/// The contracts and scenarios that come with the library.
enum BundledFiles {
    /// The folder that holds `fixtures` and `scenarios`.
    static let folder: String = Bundle.module.resourceURL?.path ?? Bundle.module.bundlePath
    /// The folder of the scenarios, whose names are counted from it.
    static let scenarios = Paths.join(folder, "scenarios")

    /// The document of a contract.
    static func contract(_ name: String) -> String {
        Paths.join(folder, "fixtures/\(name)/openapi.yaml")
    }

    /// The file of a scenario; nil when there is none.
    static func scenario(_ name: String) -> String? {
        let path = Paths.join(scenarios, name + ".yaml")
        return FileSystem().exists(path) && Paths.relative(path, to: scenarios) != nil ? path : nil
    }

    /// The names of the contracts, sorted.
    static var contractNames: [String] {
        let fixtures = Paths.join(folder, "fixtures")
        let names = (try? FileSystem().listFolder(fixtures)) ?? []
        return names.filter { FileSystem().exists(contract($0)) }
    }

    /// The names of the scenarios, sorted.
    static var scenarioNames: [String] {
        let files = FileSystem()
        return ((try? files.listFolder(scenarios)) ?? []).flatMap { folder in
            ((try? files.listFolder(Paths.join(scenarios, folder))) ?? [])
                .filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\(Paths.withoutEnding($0))" }
        }
    }
}
