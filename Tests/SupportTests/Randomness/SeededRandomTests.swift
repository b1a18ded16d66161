import Testing

@testable import Support

// The golden values were computed by another program from the algorithms' definitions. They never change: scenarios
// and bug reports hold seeds.
@Suite struct SeededRandomTests {
    let sequence = SeededSequence(seed: 7, session: "default", rule: "jframework/rate-limited#0")

    @Test func generatorIsSplitMix64() {
        var random = SeededRandom(seed: 0)
        #expect(
            (0..<3).map { _ in random.next() } == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F])
    }

    @Test func hashIsFNV1a() {
        var hash = StableHash()
        #expect(hash.value == 0xCBF2_9CE4_8422_2325)
        for byte in "foobar".utf8 { hash.combine(byte) }
        #expect(hash.value == 0x8594_4171_F739_67E8)
    }

    @Test(arguments: [
        (0, 0xBFEB_71D3_69CC_2D69 as UInt64), (1, 0x3E56_1EAF_2AC2_5161), (2, 0xD8E8_AB99_8BEA_F385),
        (-1, 0x1F9C_37CF_8A63_0D99),
    ])
    func decisionsHaveGoldenValues(ordinal: Int, bits: UInt64) {
        var random = sequence.random(at: ordinal)
        #expect(random.next() == bits)
    }

    @Test func textsDoNotRunTogether() {
        var other = SeededSequence(seed: 7, session: "defaultj", rule: "framework/rate-limited#0").random(at: 0)
        #expect(other.next() == 0xB8A5_5A0B_1511_DE15)
        #expect(SeededSequence(seed: 8, session: "default", rule: "jframework/rate-limited#0") != sequence)
    }

    @Test func valuesAreGolden() {
        var units = sequence.random(at: 0)
        #expect(units.nextUnit() == 0.7496863499780352)
        var dice = sequence.random(at: 0)
        #expect((0..<12).map { _ in dice.integer(in: 1...6) } == [5, 4, 5, 6, 3, 5, 2, 1, 6, 6, 1, 3])
        var bytes = sequence.random(at: 0)
        #expect(bytes.bytes(11) == [105, 45, 204, 105, 211, 113, 235, 191, 183, 42, 185])
        var text = sequence.random(at: 0)
        #expect(text.alphanumeric(20) == "ugu9WxLH11CVzr3OW7dr")
        var first = sequence.random(at: 0)
        #expect(first.uuid4Text() == "692dcc69-d371-4bbf-b72a-b912d6e72887")
        var second = sequence.random(at: 1)
        #expect(second.uuid4Text() == "6151c22a-af1e-463e-942e-d379b8a45531")
    }

    @Test func wideRangesAreDrawnWithoutBias() {
        // A bound of three quarters of the range rejects a draw now and then; the last value shows that it did.
        var random = SeededRandom(seed: 5)
        let range = 0...Int.max
        #expect((0..<8).allSatisfy { _ in range.contains(random.integer(in: range)) })
        var wide = SeededRandom(seed: 5)
        let draws = (0..<4).map { _ in wide.integer(in: .min...(1 << 62) - 1) &- .min }
        #expect(
            draws == [
                5_350_958_370_115_768_963, 3_219_544_817_143_959_797, 1_374_366_522_881_100_531,
                2_600_439_195_830_912_595,
            ])
    }

    @Test func boundsAreReached() {
        var random = SeededRandom(seed: 1)
        #expect(random.integer(in: 4...4) == 4)
        #expect(Set((0..<200).map { _ in random.integer(in: -1...1) }) == [-1, 0, 1])
        _ = random.integer(in: .min ... .max)
        #expect(random.bytes(0).isEmpty)
        #expect(random.alphanumeric(0).isEmpty)
        #expect((0..<1000).allSatisfy { _ in (0..<1).contains(random.nextUnit()) })
    }
}
