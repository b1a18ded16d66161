/// One thing that tests can cover: a response of an operation, whole, with a fault, or as one of its variants.
package struct CoverageSlot: Hashable, Sendable {
    /// The name of the contract.
    package let contract: String
    /// The id of the operation.
    package let operation: String
    /// The response's key in the contract, such as `201` or `4XX`; a status that it does not document.
    package let response: String
    /// The word of a fault; nil for an answer that arrived whole.
    package var fault: String?
    /// The id of a variant; nil for the response itself.
    package var variant: String?

    /// Makes a slot.
    package init(contract: String, operation: String, response: String, fault: String? = nil, variant: String? = nil) {
        self.contract = contract
        self.operation = operation
        self.response = response
        self.fault = fault
        self.variant = variant
    }

    /// The slots that a fact covers: a variant covers its response too, an answer with a fault only the fault.
    static func all(of fact: CoverageFact, in outline: ContractOutline?) -> [CoverageSlot] {
        let response = outline?.operation(fact.operation)?.response(for: fact.status) ?? "\(fact.status)"
        var slot = CoverageSlot(contract: fact.contract, operation: fact.operation, response: response)
        slot.fault = fact.fault
        guard let variant = fact.variant else { return [slot] }
        var own = slot
        own.variant = variant
        return [slot, own]
    }

    /// The response that it is a variant of; nil when it is none.
    var whole: CoverageSlot? {
        guard variant != nil else { return nil }
        var whole = self
        whole.variant = nil
        return whole
    }

    /// How messages name it: `createNote 201 of notes`, `createNote 201 with fault reset of notes`.
    package var text: String {
        var text = "\(operation) \(response)"
        if let fault { text += " with fault \(fault)" }
        if let variant { text += " as \(variant)" }
        return text + " of \(contract)"
    }
}

extension CoverageSlot: Comparable {
    package static func < (left: CoverageSlot, right: CoverageSlot) -> Bool {
        left.words.lexicographicallyPrecedes(right.words) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private var words: [String] { [contract, operation, response, fault ?? "", variant ?? ""] }
}
