import JSONModel
import SourceDocuments
import Testing

@Suite struct YAMLScalarResolverTests {
    @Test(arguments: [
        // null
        ("", "null"), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("nULL", "\"nULL\""),
        ("none", "\"none\""), ("~x", "\"~x\""),
        // booleans
        ("true", "true"), ("True", "true"), ("TRUE", "true"), ("false", "false"), ("False", "false"),
        ("FALSE", "false"), ("tRUE", "\"tRUE\""), ("yes", "\"yes\""), ("no", "\"no\""), ("on", "\"on\""),
        ("off", "\"off\""), ("Yes", "\"Yes\""), ("NO", "\"NO\""), ("y", "\"y\""), ("n", "\"n\""),
        // integers
        ("0", "0"), ("17", "17"), ("-17", "-17"), ("+17", "17"), ("007", "7"), ("-007", "-7"), ("0o17", "15"),
        ("0x1F", "31"), ("0xdeadBEEF", "3735928559"), ("0o18", "\"0o18\""), ("0xG", "\"0xG\""), ("0x", "\"0x\""),
        ("0o", "\"0o\""), ("-0x1F", "\"-0x1F\""), ("0b11", "\"0b11\""), ("0X1F", "\"0X1F\""), ("1_000", "\"1_000\""),
        ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
        ("9223372036854775808", "9223372036854775808"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175"),
        ("0o7777777777777777777777777", "37778931862957161709567"),
        // floats
        ("1.5", "1.5"), ("-1.5", "-1.5"), ("+1.5", "1.5"), (".5", "0.5"), ("-.5", "-0.5"), ("1.", "1"),
        ("01.50", "1.50"),
        ("1e3", "1e3"), ("1E+3", "1E+3"), ("1.e-3", "1e-3"), (".5e1", "0.5e1"), ("12e03", "12e03"), ("-0", "-0"),
        ("-0.0", "-0.0"), ("1e400", "1e400"), ("1e", "\"1e\""), ("e3", "\"e3\""), (".", "\".\""), ("..5", "\"..5\""),
        ("+", "\"+\""), (".e3", "\".e3\""), ("1e3.5", "\"1e3.5\""), ("1.2.3", "\"1.2.3\""), ("++1", "\"++1\""),
        // what YAML 1.1 took for numbers and times
        ("1:30", "\"1:30\""), ("190:20:30", "\"190:20:30\""), ("2001-12-14", "\"2001-12-14\""), ("1,000", "\"1,000\""),
        ("12 34", "\"12 34\""), (".nanx", "\".nanx\""), ("+.nan", "\"+.nan\""), ("inf", "\"inf\""), ("NaN", "\"NaN\""),
        // quoted and block scalars are text
        ("'1'", "\"1\""), ("\"true\"", "\"true\""), ("''", "\"\""), ("'~'", "\"~\""), ("|-\n  12", "\"12\""),
        (">-\n  true", "\"true\""), ("\"\\u00e9\\x41\\0\"", "\"éA\\u0000\""),
        // tags
        ("!!str 12", "\"12\""), ("! 12", "\"12\""), ("!!int \"12\"", "12"), ("!!int 0x1F", "31"), ("!!float 1", "1"),
        ("!!float '1.5'", "1.5"), ("!!bool 'true'", "true"), ("!!null ''", "null"), ("!!null", "null"),
        ("!!str", "\"\""), ("!!seq [1]", "[1]"), ("!!map {b: 1}", "{\"b\":1}"), ("!<tag:yaml.org,2002:str> 1", "\"1\""),
    ])
    func resolves(written: String, json: String) throws {
        #expect(try value(of: "a: \(written)\n").compactText == "{\"a\":\(json)}")
    }

    @Test(arguments: [".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"])
    func refusesWhatIsNoJSONNumber(written: String) {
        #expect(
            fault(in: "a: \(written)")
                == "a.yaml:1:4: error: \(written) is no number that JSON can hold; quote it if it is text [not-finite]")
    }

    @Test func longBasedNumbersStayText() throws {
        let written = "0x" + String(repeating: "F", count: 257)
        #expect(try value(of: written) == .string(written))
    }

    @Test(arguments: [
        ("200", "200"), ("~", "~"), ("true", "true"), ("0x1F", "0x1F"), ("1.0", "1.0"), ("'a b'", "a b"),
        (".nan", ".nan"),
        ("!!str 1", "1"), ("!!int 1", "1"), ("?", ""), ("<<", "<<"), ("\"\\u0041\"", "A"),
    ])
    func keysAreTakenByTheirText(written: String, key: String) throws {
        #expect(try value(of: "\(written): 1\n")[key] == (written == "?" ? nil : 1))
    }
}
