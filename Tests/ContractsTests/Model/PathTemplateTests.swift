import Contracts
import Testing

@Suite struct PathTemplateTests {
    @Test func segmentsAreToldApart() {
        #expect(
            PathTemplate("/a/{b}/c.{d}/").segments == [
                .literal("a"), .parameter("b"), .mixed([.literal("c."), .parameter("d")]), .literal(""),
            ])
        #expect(PathTemplate("/").segments == [.literal("")])
        #expect(PathTemplate("/a%20b#x").segments == [.literal("a b")])
    }

    @Test func namesAreInOrder() {
        #expect(PathTemplate("/{a}/x-{b}-{c}").parameterNames == ["a", "b", "c"])
    }

    @Test func shapeForgetsNames() {
        #expect(PathTemplate("/{a}/x-{b}").shape == PathTemplate("/{c}/x-{d}").shape)
        #expect(PathTemplate("/{a}").shape != PathTemplate("/a").shape)
    }

    @Test(arguments: [
        ("a", "does not begin with \"/\""), ("/{a", "has a \"{\" without \"}\""), ("/a}", "has a \"}\" without \"{\""),
        ("/{{a}}", "has a \"{\" within braces"), ("/{}", "has a parameter without a name"),
        ("/{a}/{a}", "names the parameter \"a\" twice"),
    ])
    func problemsAreWorded(text: String, problem: String) {
        #expect(PathTemplate.problem(in: text) == problem)
    }

    @Test func rightTemplatesHaveNoProblem() {
        #expect(PathTemplate.problem(in: "/a/{b}/c.{d}") == nil)
    }
}
