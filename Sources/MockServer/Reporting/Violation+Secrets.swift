import Contracts
import HTTPModel
import JSONModel
import Support

extension Violation {
    /// What stands for a secret in what a client is told, which is the same in every run.
    private static let bareMask = "***"

    /// The violation with a digest of the secret that was hidden in it, `***#a41f09c2 (string)`, when the request that it
    /// is of tells what that was.
    func maskingSecret(of request: Request) -> Violation {
        guard actual.hasPrefix(Self.bareMask), let secret = secret(in: request) else { return self }
        return Violation(
            place: place, keyword: keyword, expected: expected,
            actual: SecretMask.text(for: secret) + actual.dropFirst(Self.bareMask.utf8.count), severity: severity,
            location: location)
    }

    private func secret(in request: Request) -> String? {
        switch place {
        case .body(let pointer):
            guard let body = try? JSONValue.parse(request.body), let value = pointer.evaluate(in: body) else {
                return nil
            }
            return value.stringValue ?? value.compactText
        case .query(let name): return request.target.query.flatMap { QueryItems($0)?.first(name) }
        case .header(let name): return request.fields.first(FieldName(name))
        case .cookie(let name):
            return Cookies(request.fields.values(.cookie)).cookies.first { $0.name == name }?.value
        case .path, .contentType, .accept, .security: return nil
        }
    }
}
