import Contracts
import HTTPModel
import JSONModel
import SourceDocuments

/// The OpenAPI document of the server's own API: made of the table of routes, served, and held against every request.
enum AdminDocument {
    /// The document.
    static let json: JSONValue = .object(
        JSONObject([
            ("openapi", "3.1.0"),
            (
                "info",
                [
                    "title": "Understudy's own API", "version": "1",
                    "description": "Sessions, their clocks, state, store and journal.",
                ]
            ), ("servers", [["url": .string(AdminAPI.basePath)]]), ("security", [[:], ["bearer": []], ["token": []]]),
            ("paths", .object(paths)), ("components", components),
        ]))

    /// Its text.
    static let text = json.serialized()

    /// The document as a contract, and what loading said of it.
    static let loaded: (contract: Contract?, findings: [Diagnostic]) = {
        let collector = DiagnosticCollector()
        let loader = ContractLoader(into: collector) { path throws(Diagnostic) in
            throw Diagnostic(
                .error, at: SourceLocation(file: path, position: .start), "there are no other files",
                id: "unreadable-file")
        }
        do throws(Diagnostic) {
            let document = try SourceParser.parse(bytes: text, file: "openapi.json")
            return (loader.load(document, name: "admin", checkingSchemas: false), collector.diagnostics)
        } catch {
            return (nil, [error])
        }
    }()

    /// Finds the operation of a request.
    static let router = Router(loaded.contract.map { [Mount($0)] } ?? [], into: DiagnosticCollector())

    private static var paths: JSONObject {
        var paths = JSONObject()
        for route in AdminRoutes.all {
            var item = paths[route.path]?.objectValue ?? JSONObject()
            item[route.method.token.lowercased()] = operation(route)
            paths[route.path] = .object(item)
        }
        return paths
    }

    private static func operation(_ route: AdminRoute) -> JSONValue {
        var operation = JSONObject([("operationId", .string(route.id)), ("summary", .string(route.summary))])
        let names = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
        let parameters =
            names.map { name -> JSONValue in
                ["name": .string(String(name)), "in": "path", "required": true, "schema": ["type": "string"]]
            }
            + route.query.map { parameter -> JSONValue in
                var schema = JSONObject([("type", .string(parameter.type))])
                if let minimum = parameter.minimum { schema["minimum"] = .number(JSONNumber(minimum)) }
                return [
                    "name": .string(parameter.name), "in": "query", "description": .string(parameter.summary),
                    "schema": .object(schema),
                ]
            }
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let content = route.content {
            operation["requestBody"] = [
                "required": .bool(content.isRequired), "content": json(schema: content.schema, "application/json"),
            ]
        }
        var responses = JSONObject()
        responses["\(route.outcome.status)"] = response(route.outcome)
        for status in [400, 401, 403] + route.refusals + (route.content == nil ? [] : [415]) {
            responses["\(status)"] = ["$ref": "#/components/responses/Problem"]
        }
        operation["responses"] = .object(responses)
        return .object(operation)
    }

    private static func response(_ outcome: AdminRoute.Outcome) -> JSONValue {
        guard let schema = outcome.schema else { return ["description": .string(outcome.summary)] }
        return ["description": .string(outcome.summary), "content": json(schema: schema, "application/json")]
    }

    private static func json(schema: String, _ mediaType: String) -> JSONValue {
        let reference: JSONValue = ["$ref": .string("#/components/schemas/\(schema)")]
        let content: JSONValue = ["schema": reference]
        return .object(JSONObject([(mediaType, content)]))
    }

    private static var components: JSONValue {
        let node = try? SourceParser.parse(bytes: Array(AdminSchemas.text.utf8), file: "schemas.yaml").root
        return [
            "securitySchemes": [
                "bearer": ["type": "http", "scheme": "bearer"],
                "token": ["type": "apiKey", "in": "header", "name": .string(AdminGate.tokenField.canonical)],
            ],
            "responses": [
                "Problem": [
                    "description": "Why it was not done.",
                    "content": json(schema: "Problem", Response.problemMediaType),
                ]
            ],
            "schemas": node?.jsonValue ?? [:],
        ]
    }
}
