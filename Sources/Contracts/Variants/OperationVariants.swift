internal import HTTPModel
internal import JSONModel

/// Collects the variants of an operation's responses.
struct OperationVariants {
    private let operation: Operation
    /// The statuses of which the first that the operation does not document is answered.
    private static let undocumented: [Status] = [500, 502, 503, 418]

    init(_ operation: Operation) {
        self.operation = operation
    }

    func make() -> ResponseVariants {
        var all: [ResponseVariant] = []
        var notes: [String] = []
        for response in operation.responses {
            var maker = DocumentedVariants(response, of: operation)
            maker.make()
            all += maker.variants
            notes += maker.notes
        }
        if let status = Self.undocumented.first(where: { operation.response(for: $0) == nil }) {
            all.append(Self.undocumented(status))
        }
        let maximum = ResponseVariants.maximumCount
        guard all.count > maximum else { return ResponseVariants(variants: all, notes: notes) }
        // What every response has stays; of the rest, what comes first.
        var room = max(0, maximum - all.count { $0.kind.isEssential })
        let kept = all.filter { variant in
            if variant.kind.isEssential { return true }
            room -= 1
            return room >= 0
        }.prefix(maximum)
        let omitted = all.count - kept.count
        notes.append("\(omitted) of \(all.count) variants are left out, since an operation has \(maximum) at most")
        return ResponseVariants(variants: Array(kept), omittedCount: omitted, notes: notes)
    }

    private static func undocumented(_ status: Status) -> ResponseVariant {
        let response = Response.problem(
            status, title: status.reasonPhrase.isEmpty ? "Undocumented status" : status.reasonPhrase,
            detail: "The contract does not document this status.")
        let kind = VariantKind.undocumentedStatus
        return ResponseVariant(
            id: "\(status)/\(kind.rawValue)", kind: kind,
            summary: "\(status), a status that the contract does not document", status: status,
            fields: response.fields, value: try? .parse(response.body), pointer: nil, conformance: .outside)
    }
}
