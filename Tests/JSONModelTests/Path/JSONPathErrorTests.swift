import JSONModel
import RegularExpressions
import Testing

@Suite struct JSONPathErrorTests {
    static let faults: [(path: String, error: String)] = [
        ("", "character 0: expected $, with which every path begins, found the end"),
        ("a.b", #"character 0: expected $, with which every path begins, found "a""#),
        ("$.a ", "character 3: a path cannot end in blank space; remove it"),
        (
            "$.a-b",
            #"character 3: expected ".", "[" or the end, found "-"; "#
                + "a name that is not all letters, digits and _ is written ['name']"
        ),
        ("$['a']b", #"character 6: expected ".", "[" or the end, found "b""#),
        (
            "$.1",
            #"character 2: expected a name or * after ".", found "1"; an index is written [0], such a name ['0']"#
        ),
        ("$.[0]", #"character 2: expected a name or * after ".", found "["; brackets stand without a dot before them"#),
        (
            "$.. a",
            #"character 3: expected a name, * or [ after "..", found a space; no blank space stands here"#
        ),
        ("$[]", #"character 2: expected a name in quotes, an index, a slice, * or ?, found "]""#),
        ("$[0,]", #"character 4: expected a name in quotes, an index, a slice, * or ?, found "]""#),
        (
            "$[name]",
            #"character 2: expected a name in quotes, an index, a slice, * or ?, found "name"; "#
                + "a name stands in quotes here"
        ),
        (
            "$[@.a]",
            #"character 2: expected a name in quotes, an index, a slice, * or ?, found "@"; a filter begins with ?"#
        ),
        ("$[0 2]", #"character 4: expected "," or "]", found "2""#),
        ("$[0", #"character 1: this [ is not closed; expected "," or "]""#),
        ("$['a", "character 2: this string has no closing single quote"),
        (#"$["a\'"]"#, "character 4: this quote needs no backslash, since the string stands in the other kind"),
        (
            #"$["\x"]"#,
            #"character 4: expected b, f, n, r, t, u, /, the string's quote or a backslash after a backslash, found "x""#
        ),
        (#"$["\u12"]"#, #"character 7: expected four hexadecimal digits after \u, found a double quote"#),
        (
            #"$["\uD800"]"#,
            #"character 3: this escape is half of a surrogate pair; write both halves, \uD83D\uDE00, or the character"#
        ),
        ("$['a\nb']", #"character 4: U+000A cannot stand in a string as it is; write \u000A"#),
        ("$[007]", "character 2: a number does not begin with 0; write 7"),
        ("$[-0]", "character 2: -0 is no index; write 0"),
        ("$[9007199254740992]", "character 2: integers lie between -9007199254740991 and 9007199254740991"),
        ("$[?@.a==1.]", #"character 10: expected a digit after a decimal point, found "]""#),
        ("$[?@.a=1]", #"character 6: expected an operator, "," or "]", found "="; equality is written =="#),
        (
            "$[?@.a and @.b]",
            #"character 7: expected an operator, "," or "]", found "and"; conditions are joined by && and ||"#
        ),
        ("$[?(@.a]", #"character 7: expected an operator or ")", found "]""#),
        ("$[?(@.a", #"character 3: this ( is not closed; expected an operator or ")""#),
        (
            "$[?a==1]",
            #"character 3: expected @, $, a function or a literal, found "a"; "#
                + "a member is written @.name, a string stands in quotes"
        ),
        ("$[?@.a==]", #"character 8: expected @, $, a function or a literal, found "]""#),
        ("$[?true]", "character 3: a literal alone is no condition; compare it with something"),
        ("$[?!@.a==1]", "character 3: ! cannot stand before a comparison; write !(…)"),
        ("$[?1<@.a<3]", "character 8: comparisons are joined by && and ||, not chained"),
        ("$[?(@.a)==1]", "character 8: a condition in parentheses is true or false and cannot be compared"),
        (
            "$[?@.*==1]",
            "character 3: this query can select several nodes and cannot be compared; "
                + "use indices and names only, or value(…)"
        ),
        ("$[?lenght(@.a)==1]", "character 3: there is no function lenght; did you mean length?"),
        (
            "$[?upper(@.a)=='A']",
            "character 3: there is no function upper; there are length, count, match, search and value"
        ),
        ("$[?length(@.a)]", "character 3: what length(…) makes is no condition; compare it: == 1"),
        ("$[?length(@.a,1)==1]", "character 3: length takes 1 argument, not 2"),
        ("$[?match(@.a)]", "character 3: match takes 2 arguments, not 1"),
        ("$[?count(1)==1]", "character 9: count takes a query that begins with @ or $"),
        (
            "$[?length(@.*)==1]",
            "character 10: length takes one value, and this query can select several nodes; "
                + "use indices and names only, or value(…)"
        ),
        (
            "$[?length(match(@,'a'))==1]",
            "character 10: length takes a value, and match(…) is true or false"
        ),
        (
            "$[?match(@,'a')==true]",
            "character 3: what match(…) makes is true or false already and cannot be compared"
        ),
        (
            "$[?count (@.*)==1]",
            #"character 3: expected @, $, a function or a literal, found "count"; "#
                + "a function's ( follows its name at once"
        ),
        (
            "$[?length(@.a==1)==1]",
            #"character 13: expected "," or ")", found "="; length takes no condition as an argument"#
        ),
    ]

    @Test(arguments: faults) func refuses(_ path: String, _ words: String) throws {
        let error = try #require(throws: JSONPathError.self) {
            try JSONPath(path, regularExpressions: IRegexp.matcher)
        }
        #expect(error.description == words)
    }

    @Test(arguments: ["$[?search(@.a, 'a')]", "$[?match(@.a, @.b)]"])
    func refusesPatternsWithoutACompiler(_ path: String) throws {
        let error = try #require(throws: JSONPathError.self) { try JSONPath(path) }
        #expect(error.offset == 3)
        #expect(error.message.hasSuffix(" is not available here, nor are regular expressions"))
    }

    @Test func warnsOfPatternsThatNeverMatch() throws {
        let path = try JSONPath(#"$[?match(@, '\\d+') || @ == 2]"#, regularExpressions: IRegexp.matcher)
        #expect(
            path.warnings.map(\.description) == [
                #"character 12: this pattern never matches: \d is no escape of I-Regexp (RFC 9485) at character 0"#
            ])
        #expect(path.values(in: ["1", 2]) == [2])
        #expect(try JSONPath("$[?match(@, '[0-9]+')]", regularExpressions: IRegexp.matcher).warnings.isEmpty)
    }

    @Test(arguments: [
        (String(repeating: "[*]", count: 100), true), (String(repeating: "[*]", count: 101), false),
        (String(repeating: "[?@", count: 50) + String(repeating: "]", count: 50), true),
        (String(repeating: "[?@", count: 60) + String(repeating: "]", count: 60), true),
        (String(repeating: "[?@", count: 101) + String(repeating: "]", count: 101), false),
        ("[?\(String(repeating: "(", count: 101))@\(String(repeating: ")", count: 101))]", false),
        ("[?\(String(repeating: "length(", count: 101))@\(String(repeating: ")", count: 101))==1]", false),
        // Names and indices do not nest, nor do filters side by side.
        (String(repeating: ".a[0]", count: 5000), true),
        ("[" + String(repeating: "?@.a,", count: 5000) + "0]", true),
    ])
    func boundsNesting(_ segments: String, _ isTaken: Bool) throws {
        do throws(JSONPathError) {
            _ = try JSONPath("$" + segments)
            #expect(isTaken)
        } catch {
            #expect(!isTaken)
            #expect(error.message.hasSuffix("nest at most 100 deep"))
        }
    }
}
