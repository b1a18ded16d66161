import Contracts
import JSONModel
import SourceDocuments
import Testing

/// What is said of where and when ONLYOFFICE DocSpace answers so.
@Suite struct OnlyOfficeFixtureTests {
    private static let eras: Set<String> = ["v2.6", "v3", "v2.6 and v3"]

    @Test func everyResponseSaysItsEra() throws {
        let folder = try FixtureFolder("onlyoffice")
        var count = 0
        for path in folder.document.root["paths"]?.entries ?? [] {
            for operation in path.value.entries ?? [] {
                for response in operation.value["responses"]?.entries ?? [] {
                    let era = folder.resolved(response.value)?["x-era"]?.scalar?.stringValue
                    #expect(era.map(Self.eras.contains) == true, "\(operation.key) \(path.key) \(response.key)")
                    count += 1
                }
            }
        }
        #expect(count == 43)
    }

    @Test func everyErrorExampleSaysItsEraAndVersionThreeIsInTheName() throws {
        let folder = try FixtureFolder("onlyoffice")
        for example in folder.document.root["components"]?["examples"]?.entries ?? [] {
            let isError =
                example.value["value"]?["error"] != nil || example.value["value"]?["response"]?["title"] != nil
            guard isError else { continue }
            let era = try #require(example.value["x-era"]?.scalar?.stringValue, "\(example.key)")
            #expect(Self.eras.contains(era))
            #expect(example.key.hasPrefix("v3") == (era == "v3" && example.key != "paymentRequired"), "\(example.key)")
        }
    }

    @Test func onlyWhatThePageListsIsDocumented() throws {
        let folder = try FixtureFolder("onlyoffice")
        let documented = try #require(folder.load().contract).operations.compactMap { operation -> String? in
            let responses = operation.responses.filter { $0.provenance == "documented" }
            guard operation.provenance == "documented" || !responses.isEmpty else { return nil }
            return "\(operation.id): \(responses.map(\.status.description).joined(separator: " "))"
        }
        #expect(documented == ["saveSmtpSettings: 200 401 403"])
        // The page shows no body of an answer.
        let certain = FixtureTable(folder: folder).rows.filter { $0.contains("| documented |") }
        #expect(certain.map { $0.split(separator: " | ")[2] } == ["request"])
    }

    /// The file that holds the page's whole request has the body of the other, line for line.
    @Test func theSampleRequestIsThatOfThePage() throws {
        let request = String(
            decoding: try FixtureFolder.bytes("fixtures/onlyoffice/examples/save.request.http"), as: UTF8.self)
        let body = String(
            decoding: try FixtureFolder.bytes("fixtures/onlyoffice/examples/save.request.json"), as: UTF8.self)
        #expect(
            request == """
                POST /api/2.0/smtpsettings/smtp HTTP/1.1
                Accept: application/json
                Content-Length: 233
                Content-Type: application/json
                Host: example.com
                \(body)
                """)
    }
}
