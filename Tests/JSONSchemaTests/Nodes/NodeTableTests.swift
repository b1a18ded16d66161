import JSONModel
import Testing

@testable import JSONSchema

@Suite struct NodeTableTests {
    private func node(_ slot: Int) -> SchemaNode {
        SchemaNode(location: SchemaLocation(document: "\(slot)", pointer: .root), resource: 0)
    }

    @Test func keepsItsNodesWhenALaterTableGrows() {
        var table = NodeTable()
        for slot in 0..<100 { table.append(node(slot)) }
        let earlier = table
        for slot in 100..<200 { table.append(node(slot)) }
        #expect(earlier.count == 100)
        #expect(table.count == 200)
        for slot in [0, 63, 64, 99] { #expect(earlier[slot].location.document == "\(slot)") }
        for slot in [0, 64, 127, 128, 199] { #expect(table[slot].location.document == "\(slot)") }
    }
}
