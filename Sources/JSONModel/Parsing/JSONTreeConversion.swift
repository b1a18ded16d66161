internal import CJSONC

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Turns json-c trees into values.
///
/// json-c keeps the order of members, so the numbers of a tree are met in the order of the text, and those that
/// json-c would round or clamp are taken from the text instead.
struct JSONTreeConversion: ~Copyable {
    private let notes: [WrittenNumbers.Note]
    private var nextNote = 0
    /// The ordinal of the next number whose text is noted.
    private var notedOrdinal: Int
    private var numberCount = 0

    init(numbers: borrowing WrittenNumbers) {
        notes = numbers.notes
        notedOrdinal = notes.first?.ordinal ?? -1
    }

    /// Turns a node and what is below it into a value.
    ///
    /// - Parameters:
    ///   - node: the node; nil is json-c's null.
    ///   - bytes: the text that the tree was made of.
    /// - Returns: the value of the node.
    @unsafe
    mutating func value(of node: OpaquePointer?, _ bytes: Span<UInt8>) -> JSONValue {
        guard let node = unsafe node else { return .null }
        switch unsafe json_object_get_type(node) {
        case json_type_string: return unsafe .string(Self.string(of: node))
        case json_type_object: return unsafe .object(object(of: node, bytes))
        case json_type_array: return unsafe .array(array(of: node, bytes))
        case json_type_int, json_type_double: return unsafe .number(number(of: node, bytes))
        case json_type_boolean: return unsafe .bool(json_object_get_boolean(node) != 0)
        default: return .null
        }
    }

    private mutating func object(of node: OpaquePointer, _ bytes: Span<UInt8>) -> JSONObject {
        guard let table = unsafe json_object_get_object(node) else { return JSONObject() }
        var members: [JSONObject.Member] = []
        unsafe members.reserveCapacity(Int(table.pointee.count))
        var next = unsafe table.pointee.head
        while let entry = unsafe next {
            if let name = unsafe lh_entry_k(entry) {
                let key = unsafe Self.key(name)
                let child = unsafe lh_entry_v(entry).map { OpaquePointer($0) }
                unsafe members.append(JSONObject.Member(key: key, value: value(of: child, bytes)))
            }
            unsafe next = entry.pointee.next
        }
        return JSONObject(uniqueMembers: members)
    }

    private mutating func array(of node: OpaquePointer, _ bytes: Span<UInt8>) -> [JSONValue] {
        let count = unsafe json_object_array_length(node)
        var elements: [JSONValue] = []
        elements.reserveCapacity(count)
        for index in 0..<count {
            unsafe elements.append(value(of: json_object_array_get_idx(node, index), bytes))
        }
        return elements
    }

    private mutating func number(of node: OpaquePointer, _ bytes: Span<UInt8>) -> JSONNumber {
        let ordinal = numberCount
        numberCount += 1
        guard ordinal == notedOrdinal else {
            return unsafe JSONNumber(storage: .integer(json_object_get_int64(node)))
        }
        let token = notes[nextNote].token
        nextNote += 1
        notedOrdinal = nextNote < notes.count ? notes[nextNote].ordinal : -1
        return JSONNumber(storage: .text(JSONToken.string(bytes, token.offset, token.end)))
    }

    private static func key(_ name: UnsafeMutableRawPointer) -> JSONName {
        let count = unsafe strlen(name.assumingMemoryBound(to: CChar.self))
        let bytes = unsafe UnsafeBufferPointer(start: name.assumingMemoryBound(to: UInt8.self), count: count)
        return unsafe JSONName(String(decoding: bytes, as: UTF8.self), fingerprint: JSONName.fingerprint(bytes.span))
    }

    private static func string(of node: OpaquePointer) -> String {
        let count = unsafe Int(json_object_get_string_len(node))
        guard let characters = unsafe json_object_get_string(node) else { return "" }
        return unsafe characters.withMemoryRebound(to: UInt8.self, capacity: count) {
            unsafe String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
        }
    }
}
