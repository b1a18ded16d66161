// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that who builds the library does not build this.
let package = Package(
    name: "in-process-benchmark",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "understudy", path: "../..")],
    targets: [
        .executableTarget(
            name: "in-process-benchmark",
            dependencies: [.product(name: "ContractTesting", package: "understudy")])
    ],
    swiftLanguageModes: [.v6]
)
