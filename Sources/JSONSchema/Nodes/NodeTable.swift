/// The targets of `$ref` by slot, in pieces that the tables of successive schemas share.
///
/// A table grows with every schema that is compiled, and each schema keeps the table of its time; copying it whole each
/// time would take time in the square of their number.
struct NodeTable: Sendable {
    private static let pieceSize = 64

    private var pieces: [[SchemaNode]] = []
    private(set) var count = 0

    subscript(slot: Int) -> SchemaNode {
        pieces[slot / Self.pieceSize][slot % Self.pieceSize]
    }

    mutating func append(_ node: SchemaNode) {
        if count.isMultiple(of: Self.pieceSize) { pieces.append([]) }
        pieces[count / Self.pieceSize].append(node)
        count += 1
    }
}
