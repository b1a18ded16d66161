/// Bytes that wait to be sent, in order, as the arrays they came in.
struct WriteQueue {
    private var chunks: [[UInt8]] = []
    private var head = 0
    private var offset = 0
    /// The number of bytes that wait.
    private(set) var byteCount = 0

    var isEmpty: Bool { byteCount == 0 }

    /// Adds an array whose first bytes were sent already.
    mutating func append(_ bytes: [UInt8], from sent: Int = 0) {
        guard bytes.count > sent else { return }
        if isEmpty { offset = sent }
        precondition(sent == 0 || isEmpty, "only the first chunk may be sent in part")
        chunks.append(bytes)
        byteCount += bytes.count - sent
    }

    /// Lends what is left of the first array.
    func withFirst<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe chunks[head].withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[offset...])) }
    }

    /// Forgets bytes of the first array, which were sent.
    mutating func removeFirst(_ count: Int) {
        byteCount -= count
        offset += count
        guard offset == chunks[head].count else { return }
        chunks[head] = []
        head += 1
        offset = 0
        if head == chunks.count {
            removeAll()
        } else if head >= 64, head * 2 >= chunks.count {
            chunks.removeFirst(head)
            head = 0
        }
    }

    mutating func removeAll() {
        chunks = []
        head = 0
        offset = 0
        byteCount = 0
    }
}
