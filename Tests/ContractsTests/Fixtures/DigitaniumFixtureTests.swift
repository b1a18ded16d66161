import Contracts
import HTTPModel
import JSONModel
import SourceDocuments
import Testing

/// What the contract of Digitanium claims for its page.
@Suite struct DigitaniumFixtureTests {
    private let folder: FixtureFolder
    private let contract: Contract

    init() throws {
        folder = try FixtureFolder("digitanium")
        contract = try #require(folder.load().contract)
    }

    @Test func onlyWhatThePageListsIsDocumented() {
        let documented = contract.operations.compactMap { operation -> String? in
            let responses = operation.responses.filter { $0.provenance == "documented" }
            guard operation.provenance == "documented" || !responses.isEmpty else { return nil }
            return "\(operation.id): \(responses.map(\.status.description).joined(separator: " "))"
        }
        #expect(documented == ["updateMailConfiguration: 200 400 401", "setUpRealmMail: 200 400 401"])
        // The page shows no body of a refusal.
        let certain = FixtureTable(folder: folder).rows.filter { $0.contains("| documented |") }
        #expect(certain.map { $0.split(separator: " | ")[2] } == ["request", "200", "request", "200"])
    }

    @Test func theSamplesAreTheFilesAsThePagePrintsThem() throws {
        let request = """
            {
            "replyToDisplayName": "Receiver",
            "starttls": "true",
            "port": "587",
            "host": "smtp.gmail.com",
            "replyTo": "***@****.com",
            "from": "****@****.com",
            "fromDisplayName": "From KC Test team",
            "envelopeFrom": "",
            "ssl": "false",
            "user": "********@****.com",
            "password": "*******"
            }

            """
        let response = """
            {
            "message": "Successfully updated SMTP Details",
            "status": "OK",
            "subSystem": 8
            }

            """
        for (name, text) in [("request", request), ("response", response)] {
            let bytes = try FixtureFolder.bytes("fixtures/digitanium/examples/mail-config.\(name).json")
            #expect(String(decoding: bytes, as: UTF8.self) == text)
        }
    }

    @Test func theTwoURLsHaveTheServersOfThePage() throws {
        let root = folder.document.root
        func servers(_ node: SourceNode?) -> [String?] {
            (node?["servers"]?.elements ?? []).map { $0["url"]?.scalar?.stringValue }
        }
        #expect(servers(root) == ["https://{hostname}"])
        for path in root["paths"]?.entries ?? [] {
            let isRealm = path.key.hasPrefix("/auth/realms/{tenantId}/")
            #expect(servers(path.value) == (isRealm ? [] : ["https://{tenantId}.{hostname}"]), "\(path.key)")
        }
    }

    @Test func everyOperationIsForHTTPSOnlyAndSaysSo() {
        for operation in contract.operations {
            #expect(operation.isHTTPSOnly, "\(operation.id)")
            let refusal = operation.responses.first { $0.status == .code(403) }
            #expect(refusal?.provenance == "inferred", "\(operation.id)")
            #expect(refusal?.content.map(\.mediaType.description) == ["application/problem+json"], "\(operation.id)")
            #expect(refusal?.content.flatMap(\.examples).map(\.name) == ["httpsOnly"], "\(operation.id)")
        }
    }
}
