import Contracts
import HTTPModel
import JSONModel
import TestSupport
import Testing

@testable import MockServer

/// The admin API over the notes API; every answer is held against the API's own document.
final class AdminFixture {
    let pipeline: PipelineFixture

    init(_ pipeline: PipelineFixture = PipelineFixture()) {
        self.pipeline = pipeline
    }

    func send(
        _ method: HTTPModel.Method, _ path: String, _ body: String? = nil, fields: HeaderFields = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Response {
        var fields = fields
        if !fields.contains(.host) { fields.append(.host, "127.0.0.1:8080") }
        if body != nil, !fields.contains(.contentType) { fields.append(.contentType, "application/json") }
        let response = pipeline.send(method, "/__admin" + path, body, fields: fields)
        let route = AdminDocument.router.route(method: method, path: RequestTarget(originForm: "/__admin" + path).path)
        if case .matched(_, let operation, _) = route {
            let violations = ResponseChecker(operation).check(response)
            #expect(violations.map(ViolationRenderer.line) == [], sourceLocation: sourceLocation)
        }
        return response
    }

    /// Opens a session and returns its id.
    func open(_ wish: String? = nil) throws -> String {
        let response = send(.post, "/sessions", wish)
        #expect(response.status == 201)
        return try #require(response.json?["id"]?.stringValue)
    }

    func note(_ text: String, in session: String) {
        #expect(pipeline.send(.post, "/~\(session)/notes", #"{"text":"\#(text)"}"#).status == 201)
    }
}
