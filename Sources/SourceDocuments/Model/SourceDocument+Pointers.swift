package import JSONModel

extension SourceDocument {
    /// The node that a pointer names, or nil when there is none.
    package func node(at pointer: JSONPointer) -> SourceNode? {
        var current = root
        for token in pointer.tokens {
            guard let next = current.child(token) else { return nil }
            current = next
        }
        return current
    }

    /// Where the node that a pointer names begins; where it is missing, its nearest ancestor that exists.
    package func location(at pointer: JSONPointer) -> SourceLocation {
        var current = root
        for token in pointer.tokens {
            guard let next = current.child(token) else { break }
            current = next
        }
        return current.location
    }

    /// Where the key of the member that a pointer names stands; nil when the pointer names no member of a mapping.
    package func keyLocation(at pointer: JSONPointer) -> SourceLocation? {
        guard let key = pointer.tokens.last else { return nil }
        let parent = node(at: JSONPointer(tokens: Array(pointer.tokens.dropLast())))
        return parent?.entries?.first { $0.key == key }?.keyLocation
    }
}

extension SourceNode {
    /// The member or element that a pointer's token names.
    fileprivate func child(_ token: String) -> SourceNode? {
        switch content {
        case .mapping: return self[token]
        case .sequence(let elements):
            guard let index = JSONPointer.arrayIndex(token), index < elements.count else { return nil }
            return elements[index]
        case .scalar: return nil
        }
    }
}
