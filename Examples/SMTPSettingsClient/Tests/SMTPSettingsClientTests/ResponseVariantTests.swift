import ContractTesting
import Foundation
import SMTPSettingsClient
import Testing
import XCTest

/// Every answer that the contract allows, and some just beyond it: the client reads it or says what is wrong.
enum ResponseVariantCheck {
    static let variants = Contract.bundled("jframework").responseVariants(of: "createSmtpIntegration")

    /// What the client made of a variant.
    enum Outcome: Equatable {
        case stored(SMTPIntegration)
        case failed(IntegrationsFailure)
    }

    static func outcome(of variant: ResponseVariant, from mock: MockServer) async throws -> Outcome {
        try mock.play(variant)
        do {
            return .stored(try await IntegrationsClient(baseURL: mock.url, clock: mock.clock).create(.sample))
        } catch let failure as IntegrationsFailure {
            return .failed(failure)
        }
    }

    /// What is wrong with that; nil when it is right.
    static func complaint(_ outcome: Outcome, to variant: ResponseVariant) -> String? {
        switch outcome {
        case .stored: variant.status == 201 ? nil : "a refusal was taken for success"
        case .failed(.unreadable): variant.isWithinContract ? "a documented answer could not be read" : nil
        case .failed(.unreachable), .failed(.timedOut): "the answer was not received"
        case .failed: nil
        }
    }
}

@Suite struct ResponseVariantTests {
    // One test for each variant, named by it: a variant that fails can be run again by itself.
    @Test(.mockServer(contract: .bundled("jframework")), arguments: ResponseVariantCheck.variants)
    func eachIsUnderstood(_ variant: ResponseVariant) async throws {
        let outcome = try await ResponseVariantCheck.outcome(of: variant, from: .current)
        #expect(ResponseVariantCheck.complaint(outcome, to: variant) == nil, "\(outcome)")
    }
}

/// The same under XCTest, in a loop, with one server and a session for each variant.
final class ResponseVariantLoopTests: XCTestCase {
    func testEachIsUnderstood() async throws {
        let mock = try startMockServer(contract: .bundled("jframework"))
        for variant in ResponseVariantCheck.variants {
            let session = try mock.session()
            let outcome = try await ResponseVariantCheck.outcome(of: variant, from: session)
            if let complaint = ResponseVariantCheck.complaint(outcome, to: variant) {
                XCTFail("\(variant): \(complaint): \(outcome)")
            }
            session.stop()
        }
    }
}
