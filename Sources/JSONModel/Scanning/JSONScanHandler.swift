/// What receives the parts of a JSON text as ``JSONScanner`` passes them.
///
/// Every event is a fact of the grammar: containers nest, each member's key comes before its value. When the scanner
/// throws, the events so far stand for the text before the fault and are to be dropped.
package protocol JSONScanHandler {
    /// An object begins.
    /// - Parameter offset: the byte offset of its `{`.
    mutating func beginObject(at offset: Int)
    /// The innermost object ends.
    /// - Parameter offset: the byte offset of its `}`.
    mutating func endObject(at offset: Int)
    /// An array begins.
    /// - Parameter offset: the byte offset of its `[`.
    mutating func beginArray(at offset: Int)
    /// The innermost array ends.
    /// - Parameter offset: the byte offset of its `]`.
    mutating func endArray(at offset: Int)
    /// The name of the next member of the innermost object; never seen before in that object.
    mutating func key(_ token: JSONToken)
    /// A null, boolean, number or string: an array's element, a member's value or the whole text.
    mutating func scalar(_ token: JSONToken)
}
