/// A JSON Pointer: the path from a value's root to one node below it (RFC 6901).
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    /// The reference tokens, unescaped; empty for the root.
    package let tokens: [String]

    /// Makes a pointer from unescaped tokens.
    package init(tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Makes a pointer from its text, or nil when the text is neither empty nor begins with `/`, or holds a `~`
    /// that is followed by neither 0 nor 1 (RFC 6901, section 3).
    package init?(_ text: String) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [String] = []
        // By code points: a combining mark after a slash does not make it another character.
        for part in text.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let token = Self.unescaped(Substring(part)) else { return nil }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    // By code points too, as the members' names that the tokens stand for.
    package static func == (left: JSONPointer, right: JSONPointer) -> Bool {
        left.tokens.elementsEqual(right.tokens, by: JSONName.equal)
    }

    /// The empty pointer, which names the whole value.
    package static let root = JSONPointer()

    /// The pointer to a member of the node that this one names.
    package func appending(_ token: String) -> JSONPointer {
        JSONPointer(tokens: tokens + [token])
    }

    /// The pointer to an element of the node that this one names.
    package func appending(_ index: Int) -> JSONPointer {
        appending(String(index))
    }

    /// The text, with `~` and `/` escaped.
    package var description: String {
        tokens.reduce(into: "") { text, token in
            text += "/"
            for scalar in token.unicodeScalars {
                switch scalar {
                case "~": text += "~0"
                case "/": text += "~1"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }

    /// The node below `value` that this pointer names, or nil when there is none.
    package func evaluate(in value: JSONValue) -> JSONValue? {
        var current = value
        for token in tokens {
            switch current {
            case .object(let object):
                guard let next = object[token] else { return nil }
                current = next
            case .array(let elements):
                guard let index = Self.arrayIndex(token), index < elements.count else { return nil }
                current = elements[index]
            default: return nil
            }
        }
        return current
    }

    /// The array index that a token spells: digits without a leading zero (RFC 6901, section 4).
    package static func arrayIndex(_ token: String) -> Int? {
        let digits = token.utf8
        guard let first = digits.first, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        guard first != 0x30 || digits.count == 1 else { return nil }
        return Int(token)
    }

    private static func unescaped(_ part: Substring) -> String? {
        guard part.utf8.contains(UInt8(ascii: "~")) else { return String(part) }
        var token = ""
        var scalars = part.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                token.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": token += "~"
            case "1": token += "/"
            default: return nil
            }
        }
        return token
    }
}
