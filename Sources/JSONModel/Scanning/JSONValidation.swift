/// A handler that only wants to know whether a text is well formed.
struct JSONValidation: JSONScanHandler {
    mutating func beginObject(at offset: Int) {}
    mutating func endObject(at offset: Int) {}
    mutating func beginArray(at offset: Int) {}
    mutating func endArray(at offset: Int) {}
    mutating func key(_ token: JSONToken) {}
    mutating func scalar(_ token: JSONToken) {}
}
