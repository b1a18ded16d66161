/// How a parameter spells arrays and objects (OpenAPI 3.1, Parameter Object, `style`).
package enum ParameterStyle: String, Hashable, Sendable, CaseIterable {
    case matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject

    /// The style of a parameter that names none.
    package static func standard(for place: Parameter.Place) -> ParameterStyle {
        switch place {
        case .path, .header: .simple
        case .query, .cookie: .form
        }
    }

    /// The styles that a place allows.
    package static func allowed(in place: Parameter.Place) -> [ParameterStyle] {
        switch place {
        case .path: [.matrix, .label, .simple]
        case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case .header: [.simple]
        case .cookie: [.form]
        }
    }
}
