import Foundation
import JSONModel
import JSONSchema
import TestSupport
import Testing

/// Drives the cases of JSON-Schema-Test-Suite.
struct SchemaSuite {
    /// What became of a number of cases.
    struct Result {
        var passed = 0
        /// `file: group: case` of each case that did not come out as it says.
        var failures: [String] = []
    }

    let folder: String
    let dialect: SchemaDialect

    /// The names of the case files directly in a folder below `draft`, without their ending.
    func files(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    /// A compiler that knows the suite's remote documents.
    func compiler(assertsFormats: Bool) throws -> SchemaCompiler {
        var compiler = SchemaCompiler(dialect: dialect, options: SchemaOptions(assertsFormats: assertsFormats))
        let root = "\(folder)/remotes"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".json") }
        for path in paths.sorted() {
            compiler.register(try Self.parse("\(root)/\(path)"), as: "http://localhost:1234/\(path)")
        }
        return compiler
    }

    /// Runs the cases of one file.
    func run(_ path: String, _ file: String, _ compiler: SchemaCompiler) throws -> Result {
        var result = Result()
        for group in try Self.parse("\(folder)/\(path)/\(file).json").arrayValue ?? [] {
            var compiler = compiler
            let identifier = "https://suite.invalid/schema.json"
            compiler.register(try #require(group["schema"]), as: identifier)
            let name = "\(file): \(group["description"]?.stringValue ?? "")"
            let schema: Schema
            do {
                schema = try compiler.compile(SchemaLocation(document: identifier, pointer: .root))
            } catch {
                result.failures += (group["tests"]?.arrayValue ?? []).map {
                    "\(name): \($0["description"]?.stringValue ?? "") (\(error))"
                }
                continue
            }
            for test in group["tests"]?.arrayValue ?? [] {
                let value = try #require(test["data"])
                let expected = test["valid"]?.boolValue
                if schema.isValid(value) == expected, schema.validate(value).isEmpty == expected {
                    result.passed += 1
                } else {
                    result.failures.append("\(name): \(test["description"]?.stringValue ?? "")")
                }
            }
        }
        return result
    }

    static func parse(_ path: String) throws -> JSONValue {
        try JSONValue.parse([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }
}
