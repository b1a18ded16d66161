/// The variants of an operation's responses, in the order of the contract.
///
/// Finite and the same at every call. Those within the contract stand before those outside it, response by response.
package struct ResponseVariants: Sendable, RandomAccessCollection {
    /// The most variants of an operation.
    package static let maximumCount = 500

    private let variants: [ResponseVariant]
    /// How many variants were left out because there were more than `maximumCount`.
    package let omittedCount: Int
    /// What could not be varied and why, a line each; tells of `omittedCount` too.
    package let notes: [String]

    init(variants: [ResponseVariant], omittedCount: Int = 0, notes: [String] = []) {
        self.variants = variants
        self.omittedCount = omittedCount
        self.notes = notes
    }

    package var startIndex: Int { variants.startIndex }
    package var endIndex: Int { variants.endIndex }
    package subscript(position: Int) -> ResponseVariant { variants[position] }

    /// The variant of that id, or the one that stands for it.
    package func variant(_ id: String) -> ResponseVariant? {
        variants.first { $0.id == id } ?? variants.first { $0.alsoCovers.contains(id) }
    }
}
