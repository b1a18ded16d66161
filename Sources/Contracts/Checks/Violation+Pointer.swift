import JSONModel

extension Violation.Place {
    /// The place as one pointer: a JSON Pointer for the body, else the part of the request and the name in it.
    package var pointerText: String {
        switch self {
        case .body(let pointer): pointer.description
        case .path(let name): "path/\(name)"
        case .query(let name): "query/\(name)"
        case .header(let name): "header/\(name)"
        case .cookie(let name): "cookie/\(name)"
        case .contentType: "header/Content-Type"
        case .accept: "header/Accept"
        case .security(let scheme): "security/\(scheme)"
        }
    }
}
