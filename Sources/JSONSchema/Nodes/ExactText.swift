/// A text that is compared with others by code points, as JSON does, and quickly when it is ASCII.
struct ExactText: Sendable {
    let text: String
    private let byteCount: Int
    private let isASCII: Bool

    init(_ text: String) {
        self.text = text
        byteCount = text.utf8.count
        isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    }

    @inline(__always)
    func equals(_ other: String) -> Bool {
        // Texts that are canonically equivalent to an ASCII text without being it take more bytes.
        other.utf8.count == byteCount && other == text && (isASCII || other.utf8.elementsEqual(text.utf8))
    }
}
