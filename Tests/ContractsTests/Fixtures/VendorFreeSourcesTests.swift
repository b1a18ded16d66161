import Contracts
import HTTPModel
import JSONModel
import Support
import Testing

/// A vendor is added with files alone: the sources hold no vendor's name, path, header or message.
@Suite struct VendorFreeSourcesTests {
    /// The text of every source file in lower case, by path.
    private static let sources: [(path: String, text: String)] = FixtureFolder.files(under: "Sources").map { path in
        ((path), String(decoding: (try? FixtureFolder.bytes(path)) ?? [], as: UTF8.self).lowercased())
    }

    private func places(of words: [String]) -> [String] {
        words.flatMap { word in
            Self.sources.filter { $0.text.contains(word.lowercased()) }.map { "\(word) in \($0.path)" }
        }
    }

    @Test func thereAreSources() {
        #expect(Self.sources.count > 300)
        #expect(places(of: ["final class ExchangePipeline"]).count == 1)
    }

    @Test(arguments: FixtureFolder.vendors)
    func noNameOfAVendor(vendor: String) throws {
        let contract = try #require(FixtureFolder(vendor).load().contract)
        let title = contract.title.split { " ,:-".contains($0) }.map(String.init)
        // The words of a title that no other API would have in its own.
        let common = [
            "API", "SMTP", "Settings", "settings", "Web", "Protocol", "integrations", "Mail", "mail",
            "configuration", "Configuration", "Command", "Integrations", "and", "of", "the", "Profile", "profile",
        ]
        #expect(places(of: [vendor] + title.filter { !common.contains($0) }) == [])
    }

    @Test(arguments: FixtureFolder.vendors)
    func noPathOrHeaderOfAVendor(vendor: String) throws {
        let operations = try #require(FixtureFolder(vendor).load().contract).operations
        let segments = operations.flatMap { $0.template.text.split(separator: "/").map(String.init) }
        // Words of the trade that any API may have in its paths.
        let common = [
            "api", "test", "status", "users", "auth", "token", "mail", "config", "setup", "authentication",
            "protocol",
        ]
        let own = segments.filter { !common.contains($0) && !$0.hasPrefix("{") && $0.utf8.count > 4 }
        #expect(places(of: Set(operations.map(\.template.text) + own).sorted()) == [])
        let headers = operations.flatMap(\.parameters).filter { $0.place == .header || $0.place == .cookie }.map(\.name)
        let keys = operations.flatMap(\.security).flatMap(\.items).compactMap { item -> String? in
            switch item.scheme.kind {
            case .header(let name) where name != .authorization: name.description
            case .cookie(let name): name
            default: nil
            }
        }
        #expect(places(of: Set(headers + keys).sorted()) == [])
    }

    @Test(arguments: FixtureFolder.vendors)
    func noMessageOfAVendor(vendor: String) throws {
        let responses = try #require(FixtureFolder(vendor).load().contract).operations.flatMap(\.responses)
        var messages: Set<String> = []
        for response in responses where !response.isServersOwn {
            for example in response.content.flatMap(\.examples) { Self.collect(example.value, into: &messages) }
            // The words of RFC 9110 are everybody's.
            messages.remove(response.exampleStatus.reasonPhrase)
        }
        #expect(places(of: messages.sorted()) == [])
    }

    /// Texts of several words.
    private static func collect(_ value: JSONValue, into messages: inout Set<String>) {
        switch value {
        case .string(let text):
            if text.contains(" ") { messages.insert(text) }
        case .array(let elements):
            for element in elements { collect(element, into: &messages) }
        case .object(let object):
            for member in object.members { collect(member.value, into: &messages) }
        case .null, .bool, .number: break
        }
    }
}

extension DocumentedResponse {
    /// True for problem details, which the server words itself.
    fileprivate var isServersOwn: Bool {
        content.contains { $0.mediaType.essence == Response.problemMediaType }
    }
}
