package import Contracts
import HTTPModel

extension CheckedRequest {
    /// True when the body's media type is none that the operation takes, so that nobody read it.
    package var hasUnsupportedMediaType: Bool {
        violations.contains { $0.place == .contentType && $0.severity == .error }
    }

    /// True when the operation answers nothing that the client accepts.
    package var isNotAcceptable: Bool {
        violations.contains { $0.place == .accept && $0.severity == .error }
    }

    /// True when the request obeys the contract, media types and credentials set aside.
    var obeysContract: Bool {
        !violations.contains { $0.severity == .error && $0.place != .contentType && $0.place != .accept }
    }

    /// The query's items; a query that cannot be decoded has none.
    var query: QueryItems { request.target.query.flatMap(QueryItems.init) ?? .empty }

    /// The cookies.
    var cookies: Cookies { Cookies(request.fields.values(.cookie)) }

    /// The furthest stage whose checks the request passed.
    package var stage: Stage {
        guard isAuthenticated else { return .arrival }
        return isValid ? .valid : .authenticated
    }
}
