// swift-tools-version: 6.2
import PackageDescription

// A package of its own, since its tests fail: on purpose, and each where it says.
let package = Package(
    name: "planted-failures",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "understudy", path: "../../..")],
    targets: [
        // Runs the tests and compares what is reported with what is planted.
        .executableTarget(name: "planted-check"),
        .testTarget(
            name: "PlantedTests", dependencies: [.product(name: "ContractTesting", package: "understudy")]),
    ],
    swiftLanguageModes: [.v6]
)
