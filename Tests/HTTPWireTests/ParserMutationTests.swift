import HTTPModel
import HTTPWire
import Testing

/// Damaged requests: the parser always comes to an end, and says the same however they are split.
struct ParserMutationTests {
    private static let seeds = [
        "POST /a?b=c HTTP/1.1\r\nHost: x:1\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhelloGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "PUT http://h/p HTTP/1.1\r\nHost: [::1]:80\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5;a=\"b\"\r\nhello\r\n0\r\nA: b\r\n\r\n",
        "OPTIONS * HTTP/1.0\r\nExpect: 100-continue\r\nConnection: keep-alive\r\nContent-Type: a/b\r\n\r\nHEAD / HTTP/1.1\r\n",
    ]
    private static let bytes: [UInt8] = [
        0, 9, 10, 13, 32, 34, 35, 44, 48, 57, 58, 59, 61, 64, 91, 92, 102, 127, 128, 255,
    ]

    /// A small generator whose sequence is the same on every run.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    @Test func comesToAnEndAndDoesNotDependOnSplits() {
        var generator = Generator(state: 20_261_121)
        var refused = 0
        var complete = 0
        for round in 0..<3000 {
            var input = Array(Self.seeds[round % Self.seeds.count].utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) { mutate(&input, &generator) }
            let whole = Transcript([input[...]])
            refused += whole.refusal == nil ? 0 : 1
            complete += whole.completed.count
            let single = Transcript(input.indices.map { input[$0...$0] })
            #expect(single == whole, "\(String(decoding: input, as: UTF8.self).debugDescription)")
            let cut = Int.random(in: 0...input.count, using: &generator)
            #expect(Transcript([input[..<cut], input[cut...]]) == whole)
            if let offset = whole.refusal?.offset { #expect(offset <= input.count) }
        }
        // The mutations reach both sides.
        #expect(refused > 500 && complete > 500)
    }

    private func mutate(_ input: inout [UInt8], _ generator: inout Generator) {
        guard !input.isEmpty else { return }
        let index = Int.random(in: input.indices, using: &generator)
        let byte = Self.bytes[Int.random(in: Self.bytes.indices, using: &generator)]
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: input[index] = byte
        case 1: input.insert(byte, at: index)
        case 2: input.remove(at: index)
        case 3: input[index] ^= 1 << UInt8(Int.random(in: 0..<8, using: &generator))
        default:
            let end = Int.random(in: index...input.count, using: &generator)
            input.insert(contentsOf: input[index..<end], at: index)
        }
    }
}
