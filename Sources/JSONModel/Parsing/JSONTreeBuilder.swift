internal import CJSONC

/// Builds the json-c tree of a text from the tokens that ``JSONScanner`` passes.
///
/// json-c's own tokener would read the text a second time, and takes much that is no JSON. Names stand in one block
/// of memory that the tree points into, so the tree must not outlive the builder.
@safe
final class JSONTreeBuilder: JSONScanHandler {
    /// The numbers that json-c would round or clamp, in the order of the text.
    private(set) var numbers = WrittenNumbers()
    /// The top of the tree; nil is json-c's null.
    private(set) var root: OpaquePointer?

    private var text: UnsafeBufferPointer<UInt8>
    /// Every name with a NUL behind it; a name's quotes make room for that, so the text's size is enough.
    private let names: UnsafeMutablePointer<CChar>
    private var namesEnd = 0
    /// The name of the member whose value comes next.
    private var pendingName: UnsafePointer<CChar>?
    private var containers = unsafe [(node: OpaquePointer, isObject: Bool)]()

    /// Makes a builder for a text, which must stay where it is as long as the builder is used.
    @unsafe
    init(text: UnsafeBufferPointer<UInt8>) {
        unsafe self.text = text
        unsafe names = .allocate(capacity: text.count + 1)
    }

    deinit {
        unsafe json_object_put(root)
        unsafe names.deallocate()
    }

    func beginObject(at offset: Int) {
        unsafe open(json_object_new_object(), isObject: true)
    }

    func endObject(at offset: Int) {
        unsafe containers.removeLast()
    }

    func beginArray(at offset: Int) {
        unsafe open(json_object_new_array(), isObject: false)
    }

    func endArray(at offset: Int) {
        unsafe containers.removeLast()
    }

    func key(_ token: JSONToken) {
        let start = unsafe names + namesEnd
        let count: Int
        if token.kind == .escapedString {
            var decoded: [UInt8] = []
            JSONEscapes.decode(unsafe text.span, token.offset + 1, token.end - 1, into: &decoded)
            count = decoded.count
            for place in 0..<count { unsafe start[place] = CChar(bitPattern: decoded[place]) }
        } else {
            count = token.end - token.offset - 2
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[(token.offset + 1)...])
            if let source = bytes.baseAddress {
                unsafe UnsafeMutableRawPointer(start).copyMemory(from: source, byteCount: count)
            }
        }
        unsafe start[count] = 0
        namesEnd += count + 1
        unsafe pendingName = UnsafePointer(start)
    }

    func scalar(_ token: JSONToken) {
        numbers.scalar(token)
        unsafe add(node(of: token))
    }

    private func node(of token: JSONToken) -> OpaquePointer? {
        switch token.kind {
        case .null: return nil
        case .true: return unsafe json_object_new_boolean(1)
        case .false: return unsafe json_object_new_boolean(0)
        case .integer: return unsafe json_object_new_int64(token.integer(in: unsafe text.span))
        // Its text is taken from the notes; the node only keeps its place.
        case .number: return unsafe json_object_new_double(0)
        case .string:
            let count = token.end - token.offset - 2
            return unsafe UnsafeBufferPointer(rebasing: text[(token.offset + 1)...]).withMemoryRebound(to: CChar.self) {
                unsafe json_object_new_string_len($0.baseAddress, Int32(truncatingIfNeeded: count))
            }
        case .escapedString:
            var decoded: [UInt8] = []
            decoded.reserveCapacity(token.end - token.offset)
            JSONEscapes.decode(unsafe text.span, token.offset + 1, token.end - 1, into: &decoded)
            return unsafe decoded.withUnsafeBufferPointer { bytes in
                unsafe bytes.withMemoryRebound(to: CChar.self) {
                    unsafe json_object_new_string_len($0.baseAddress, Int32(truncatingIfNeeded: $0.count))
                }
            }
        }
    }

    private func open(_ node: OpaquePointer?, isObject: Bool) {
        unsafe add(node)
        if let node = unsafe node { unsafe containers.append((node, isObject)) }
    }

    private func add(_ node: OpaquePointer?) {
        guard let container = unsafe containers.last else {
            unsafe root = node
            return
        }
        if unsafe container.isObject {
            let options = UInt32(JSON_C_OBJECT_ADD_KEY_IS_NEW | JSON_C_OBJECT_ADD_CONSTANT_KEY)
            unsafe json_object_object_add_ex(container.node, pendingName, node, options)
        } else {
            unsafe json_object_array_add(container.node, node)
        }
    }
}
