// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "understudy",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "understudy", targets: ["understudy"]),
        .library(name: "ContractTesting", targets: ["ContractTesting"]),
    ],
    targets: [
        // System libraries: each is imported by exactly one Swift module, tests set aside.
        .systemLibrary(
            name: "CJSONC", pkgConfig: "json-c", providers: [.apt(["libjson-c-dev"]), .brew(["json-c"])]),
        .systemLibrary(name: "CUV", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"]), .brew(["libuv"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // C wrappers for what Swift cannot import: variadic functions and function-like macros.
        .target(name: "CShims", dependencies: ["CUV", "COpenSSL"]),
        .target(name: "CCommandLine"),

        // Foundations.
        .target(name: "Support"),
        .target(name: "JSONModel", dependencies: ["CJSONC", "Support"]),
        .target(name: "SourceDocuments", dependencies: ["CYAML", "JSONModel", "Support"]),
        .target(name: "RegularExpressions", dependencies: ["CPCRE2"]),
        .target(name: "Compression", dependencies: ["CZlib"]),
        .target(name: "HTTPModel"),
        .target(name: "HTTPWire", dependencies: ["HTTPModel"]),
        .target(name: "Network", dependencies: ["CUV", "COpenSSL", "CShims", "Support"]),

        // The contract and how it is played.
        .target(name: "JSONSchema", dependencies: ["JSONModel", "RegularExpressions"]),
        .target(
            name: "Contracts",
            dependencies: ["HTTPModel", "JSONModel", "JSONSchema", "SourceDocuments", "Support"]),
        .target(
            name: "Scenarios",
            dependencies: [
                "Contracts", "HTTPModel", "JSONModel", "JSONSchema", "RegularExpressions", "SourceDocuments", "Support",
            ]),
        .target(
            name: "MockServer",
            dependencies: [
                "Compression", "Contracts", "HTTPModel", "HTTPWire", "JSONModel", "Network", "Scenarios",
                "SourceDocuments", "Support",
            ]),
        // The library for tests; the only importer of XCTest and Testing, and of Foundation.
        .target(
            name: "ContractTesting",
            dependencies: [
                "Contracts", "HTTPModel", "JSONModel", "MockServer", "Scenarios", "SourceDocuments", "Support",
            ],
            resources: [.copy("../../fixtures"), .copy("../../scenarios")]),
        .executableTarget(
            name: "understudy",
            dependencies: [
                "CCommandLine", "Contracts", "HTTPModel", "MockServer", "Network", "Scenarios", "SourceDocuments",
                "Support",
            ]),

        // Tests mirror Sources.
        .target(name: "TestSupport", dependencies: ["JSONModel", "Support"], path: "Tests/TestSupport"),
        .testTarget(name: "SupportTests", dependencies: ["Support", "TestSupport"]),
        .testTarget(
            name: "JSONModelTests", dependencies: ["JSONModel", "RegularExpressions", "SourceDocuments", "TestSupport"]),
        .testTarget(name: "SourceDocumentsTests", dependencies: ["SourceDocuments", "JSONModel", "Support"]),
        .testTarget(name: "RegularExpressionsTests", dependencies: ["RegularExpressions"]),
        .testTarget(name: "CompressionTests", dependencies: ["Compression"]),
        .testTarget(name: "HTTPModelTests", dependencies: ["HTTPModel"]),
        .testTarget(name: "HTTPWireTests", dependencies: ["HTTPModel", "HTTPWire", "JSONModel", "TestSupport"]),
        .testTarget(name: "NetworkTests", dependencies: ["Network", "Support", "TestSupport"]),
        .testTarget(name: "JSONSchemaTests", dependencies: ["JSONModel", "JSONSchema", "TestSupport"]),
        .testTarget(
            name: "ContractsTests",
            dependencies: ["Contracts", "HTTPModel", "JSONModel", "SourceDocuments", "Support", "TestSupport"]),
        .testTarget(
            name: "ScenariosTests",
            dependencies: [
                "Contracts", "HTTPModel", "JSONModel", "JSONSchema", "Scenarios", "SourceDocuments", "Support",
                "TestSupport",
            ]),
        .testTarget(
            name: "MockServerTests",
            dependencies: [
                "COpenSSL", "Compression", "Contracts", "HTTPModel", "JSONModel", "MockServer", "Network", "Scenarios",
                "SourceDocuments", "Support", "TestSupport",
            ]),
        .testTarget(
            name: "ContractTestingTests",
            dependencies: ["Contracts", "ContractTesting", "HTTPModel", "JSONModel", "Support", "TestSupport"]),
        // A client of its own program, since it runs where one more certificate authority is trusted.
        .executableTarget(name: "urlsession-client", path: "Tests/Clients/urlsession", exclude: ["with-authority.sh"]),
        // A server in a process of its own, whose threads and descriptors are counted.
        .executableTarget(
            name: "stop-probe", dependencies: ["MockServer", "Scenarios", "Support", "TestSupport"],
            path: "Tests/Programs/stop-probe"),
        // Many servers of the library for tests, likewise.
        .executableTarget(
            name: "start-probe", dependencies: ["ContractTesting", "TestSupport"], path: "Tests/Programs/start-probe"),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "ContractTesting", "TestSupport", "understudy", "urlsession-client", "stop-probe", "start-probe",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// The same strict settings for every target that holds Swift, so that a new target cannot forget them.
let targetsInC: Set = ["CShims", "CCommandLine"]
for target in package.targets
where [.regular, .executable, .test].contains(target.type) && !targetsInC.contains(target.name) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .strictMemorySafety(),
            .treatAllWarnings(as: .error),
            .treatWarning("ExplicitSendable", as: .error),
        ]
}
