/// An API's contract by where its OpenAPI document is found; it is read when something is asked of it.
///
/// A value that any thread may hold.
public struct Contract: Sendable, Hashable, CustomStringConvertible {
    enum Source: Sendable, Hashable {
        case bundled(String)
        case file(String)
    }

    let source: Source

    /// A contract that comes with this library.
    ///
    /// - Parameter name: The name of its folder in `fixtures/`.
    /// - Returns: The contract.
    public static func bundled(_ name: String) -> Contract {
        Contract(source: .bundled(name))
    }

    /// A contract of your own.
    ///
    /// - Parameter path: The path of an OpenAPI 3.0 or 3.1 document, YAML or JSON; seen from the current folder
    ///   unless it begins with `/`.
    /// - Returns: The contract.
    public static func file(_ path: String) -> Contract {
        Contract(source: .file(path))
    }

    /// The name or path that it was given by.
    public var description: String {
        switch source {
        case .bundled(let name): name
        case .file(let path): path
        }
    }
}
