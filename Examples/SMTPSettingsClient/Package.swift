// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "smtp-settings-client",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "SMTPSettingsClient", targets: ["SMTPSettingsClient"])
    ],
    dependencies: [
        // In a repository of your own this is the URL of Understudy's. It brings no other package with it.
        .package(name: "understudy", path: "../..")
    ],
    targets: [
        // What ships knows nothing of the tests: the library is a dependency of the test target alone.
        .target(name: "SMTPSettingsClient"),
        .testTarget(
            name: "SMTPSettingsClientTests",
            dependencies: ["SMTPSettingsClient", .product(name: "ContractTesting", package: "understudy")]),
    ],
    swiftLanguageModes: [.v6]
)
