import Testing

struct OutputPatternTests {
    @Test(arguments: [
        (["one", "two"], "one\ntwo\n"),
        (["one"], "\none  \n\n"),
        (["a … c"], "a b c"),
        (["…c"], "abc"),
        (["first", "…", "last"], "first\nx\ny\nlast"),
        (["first", "…"], "first"),
        ([], ""),
    ])
    func outputAsShownIsAccepted(shown: [String], printed: String) {
        #expect(OutputPattern.difference(shown: shown, printed: printed) == nil)
    }

    @Test(arguments: [
        (["one"], "two"),
        (["one"], "one\ntwo"),
        (["one", "two"], "one"),
        (["a … c"], "a b d"),
        (["a…bc…d"], "a c b d"),
        (["first", "…", "last"], "first\nx"),
        ([], "something"),
    ])
    func otherOutputIsRefused(shown: [String], printed: String) {
        #expect(OutputPattern.difference(shown: shown, printed: printed) != nil)
    }
}
