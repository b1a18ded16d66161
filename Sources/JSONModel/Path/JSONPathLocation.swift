/// The place of a node in its document, which a normalized path spells (RFC 9535, section 2.7).
///
/// The places of nodes that were found together share their beginnings.
package struct JSONPathLocation: Sendable, CustomStringConvertible {
    private final class Link: Sendable {
        let parent: Link?
        let step: JSONPathStep

        init(parent: Link?, step: JSONPathStep) {
            self.parent = parent
            self.step = step
        }
    }

    private let last: Link?

    /// The document's root.
    package static let root = JSONPathLocation(last: nil)

    /// The place one step below this one.
    package func appending(_ step: JSONPathStep) -> JSONPathLocation {
        JSONPathLocation(last: Link(parent: last, step: step))
    }

    /// The steps from the root to the node.
    package var steps: [JSONPathStep] {
        var steps: [JSONPathStep] = []
        var link = last
        while let current = link {
            steps.append(current.step)
            link = current.parent
        }
        return steps.reversed()
    }

    /// The same place as a JSON Pointer (RFC 6901).
    package var pointer: JSONPointer {
        JSONPointer(
            tokens: steps.map { step in
                switch step {
                case .name(let key): key.text
                case .index(let index): String(index)
                }
            })
    }

    /// The normalized path: `$['name'][0]`.
    package var description: String {
        steps.reduce(into: "$") { text, step in
            switch step {
            case .index(let index): text += "[\(index)]"
            case .name(let key):
                text += "['"
                for scalar in key.text.unicodeScalars { Self.append(scalar, to: &text) }
                text += "']"
            }
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\u{8}": text += "\\b"
        case "\t": text += "\\t"
        case "\n": text += "\\n"
        case "\u{C}": text += "\\f"
        case "\r": text += "\\r"
        case "'": text += "\\'"
        case "\\": text += "\\\\"
        case "\0"..."\u{1F}":
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
    }
}
