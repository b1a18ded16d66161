import SourceDocuments
import Testing

@Suite struct YAMLFaultTests {
    @Test(arguments: [
        // indentation
        ("a:\n\t- b", "2:1: error: a tab cannot indent; use spaces [yaml-syntax]"),
        ("a: b\n\tc: d", "2:1: error: a tab cannot indent; use spaces [yaml-syntax]"),
        ("a: |\n  x\n\ty", "3:1: error: a tab cannot indent; use spaces [yaml-syntax]"),
        (
            "a:\n  b: 1\n c: 2",
            "3:2: error: expected a key as deep as the mapping's first one (line 1, column 1), or quotes; "
                + "check the indentation [yaml-syntax]"
        ),
        (
            "- a\nb: 1",
            "2:1: error: expected \"- \" as deep as the sequence's first one (line 1, column 1); "
                + "check the indentation [yaml-syntax]"
        ),
        (
            "a: 1\n b: 2",
            "2:3: error: \":\" cannot begin a value here; quote the text that holds it, or check the indentation "
                + "[yaml-syntax]"
        ),
        (
            "a: 1\nb",
            "2:1: error: expected \": \" after this key, or deeper indentation if it continues the text above "
                + "[yaml-syntax]"
        ),
        (
            "a\n...\nb: 1",
            "3:1: error: expected the end of the file, or \"---\" before another document; check the indentation "
                + "[yaml-syntax]"
        ),
        // quotes
        ("a: \"open\nb: 1", "1:4: error: the text that this quote opens is never closed [yaml-syntax]"),
        ("a: 'open\n---\n", "1:4: error: the text that this quote opens is never closed [yaml-syntax]"),
        (
            "é: \"x\" y",
            "1:8: error: \"y\" cannot follow a finished value; quote the whole text, or begin a new line [yaml-syntax]"
        ),
        (
            "\"a\" \"b\"",
            "1:5: error: '\"' cannot follow a finished value; quote the whole text, or begin a new line [yaml-syntax]"
        ),
        (
            "a: \"\\q\"",
            "1:5: error: the backslash begins no escape that YAML knows; write \\\\, or use single quotes [yaml-syntax]"
        ),
        (
            "a: \"\\ud83d\\ude00\"",
            "1:7: error: the escape names no character; beyond U+FFFF write \\U and eight digits, not two \\u "
                + "[yaml-syntax]"
        ),
        ("a: \"\\xZZ\"", "1:7: error: expected hexadecimal digits after the escape [yaml-syntax]"),
        // indicators
        (
            "a: b: c",
            "1:5: error: \":\" cannot begin a value here; quote the text that holds it, or check the indentation "
                + "[yaml-syntax]"
        ),
        ("a: - b", "1:4: error: \"-\" cannot begin an element here; put it on a line of its own [yaml-syntax]"),
        ("a: ? b", "1:4: error: \"?\" cannot begin a key here; quote the text if it belongs to it [yaml-syntax]"),
        ("a: @x", "1:4: error: \"@\" cannot begin a value; quote the text that it begins [yaml-syntax]"),
        ("a: `x`", "1:4: error: \"`\" cannot begin a value; quote the text that it begins [yaml-syntax]"),
        ("a: ]", "1:4: error: expected a value, found \"]\" [yaml-syntax]"),
        (
            "a: &",
            "1:5: error: expected a name of letters, digits, - and _ after & or *; quote the text if these belong to it "
                + "[yaml-syntax]"
        ),
        ("a: !x!y 1", "1:4: error: the tag's handle is not declared; quote the text if ! belongs to it [yaml-syntax]"),
        ("a: | text", "1:6: error: expected the text on the lines below | or > [yaml-syntax]"),
        ("a: |0\n x", "1:5: error: an indentation of 0 is none; expected a digit from 1 to 9 [yaml-syntax]"),
        // flow style
        ("a: [1, 2", "1:4: error: the \"[\" that stands here is never closed [yaml-syntax]"),
        ("a: {b: 1\n", "1:4: error: the \"{\" that stands here is never closed [yaml-syntax]"),
        ("a: [1}", "1:6: error: expected \",\" or \"]\" for the \"[\" of line 1, column 4 [yaml-syntax]"),
        ("a: {b: 1]", "1:9: error: expected \",\" or \"}\" for the \"{\" of line 1, column 4 [yaml-syntax]"),
        // directives
        (
            "%YAML 3.0\n---\na",
            "1:1: error: the file asks for another version of YAML, expected 1.2 or 1.1 [yaml-syntax]"
        ),
        ("%FOO\n---\na", "1:5: error: the directive is unknown; quote the text if % belongs to it [yaml-syntax]"),
        (
            "%YAML 1\n---\na",
            "1:8: error: did not find expected digit or '.' character while scanning a %YAML directive, "
                + "which began at line 1, column 1 [yaml-syntax]"
        ),
        // structure
        (
            "a: 1\nb: 2\na: 3",
            "3:1: error: the key \"a\" stands twice in its mapping, first at a.yaml:1:1 [duplicate-key]"
        ),
        (
            "{a: 1, 'a': 2}",
            "1:8: error: the key \"a\" stands twice in its mapping, first at a.yaml:1:2 [duplicate-key]"
        ),
        ("1: a\n'1': b", "2:1: error: the key \"1\" stands twice in its mapping, first at a.yaml:1:1 [duplicate-key]"),
        (
            "a: {{ x }}",
            "1:5: error: a mapping or sequence cannot be a key, expected text; quote the key if the braces or brackets "
                + "belong to it [bad-key]"
        ),
        (
            "? [a]\n: 1",
            "1:3: error: a mapping or sequence cannot be a key, expected text; quote the key if the braces or brackets "
                + "belong to it [bad-key]"
        ),
        // tags
        (
            "a: !!timestamp 2001-01-01",
            "1:4: error: the tag !!timestamp has no meaning here, expected one of !!str, !!int, !!float, !!bool, "
                + "!!null, !!seq, !!map [unknown-tag]"
        ),
        (
            "a: !secret [x]",
            "1:4: error: the tag !secret has no meaning here, expected one of !!str, !!int, !!float, !!bool, "
                + "!!null, !!seq, !!map [unknown-tag]"
        ),
        ("a: !!int x", "1:4: error: \"x\" is not what its tag !!int says [bad-tag]"),
        ("a: !!int 1.5", "1:4: error: \"1.5\" is not what its tag !!int says [bad-tag]"),
        ("a: !!int 1e3", "1:4: error: \"1e3\" is not what its tag !!int says [bad-tag]"),
        ("a: !!bool yes", "1:4: error: \"yes\" is not what its tag !!bool says [bad-tag]"),
        ("a: !!null x", "1:4: error: \"x\" is not what its tag !!null says [bad-tag]"),
        ("a: !!float .inf", "1:4: error: .inf is no number that JSON can hold; quote it if it is text [not-finite]"),
        ("a: !!seq x", "1:4: error: \"x\" is not what its tag !!seq says [bad-tag]"),
        ("a: !!map []", "1:4: error: a sequence is not what its tag !!map says [bad-tag]"),
        ("a: !!str {}", "1:4: error: a mapping is not what its tag !!str says [bad-tag]"),
        // documents
        ("", "1:1: error: the file holds no document [empty-document]"),
        ("# a remark\n", "1:1: error: the file holds no document [empty-document]"),
        (
            "a: 1\n---\nb: 2",
            "2:1: error: another document begins here, expected one document in the file [many-documents]"
        ),
        // characters
        (
            "é: \u{0}",
            "1:4: error: control character U+0000 cannot stand in a file; write it as an escape in quotes [bad-encoding]"
        ),
        (
            "a: 1\r\nb: \u{1B}",
            "2:4: error: control character U+001B cannot stand in a file; write it as an escape in quotes [bad-encoding]"
        ),
    ])
    func saysWhatIsWrongAndWhere(text: String, finding: String) {
        #expect(fault(in: text) == "a.yaml:" + finding)
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "1:4"), (Array("é: ü\nä".utf8) + [0xC3], "2:2"),
            ([0xFF, 0xFE, 0x61, 0x00], "1:1"),
            ([0xEF, 0xBB, 0xBF, 0x61, 0xED, 0xA0, 0x80], "1:2"),
        ] as [([UInt8], String)])
    func refusesWhatIsNotUTF8(bytes: [UInt8], place: String) {
        let error = #expect(throws: Diagnostic.self) { try SourceParser.parse(bytes: bytes, file: "a.yaml") }
        #expect(error?.rendered == "a.yaml:\(place): error: the file is not UTF-8 here [bad-encoding]")
    }
}
