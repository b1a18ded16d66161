extension PatternTranslator {
    /// Reads the braces behind `\p` or `\P` and gives the property in PCRE2's syntax.
    mutating func property(isNegated: Bool, start: Int) throws(PatternError) -> String {
        guard take("{") else { throw error("\\p must be followed by a property in braces", at: start) }
        var text = ""
        while let scalar = peek(), scalar != "}" {
            guard scalar.isASCII, scalar.properties.isAlphabetic || "0123456789_=".unicodeScalars.contains(scalar)
            else {
                throw error("this character cannot stand in a property's name")
            }
            text.unicodeScalars.append(scalar)
            position += 1
        }
        guard take("}") else { throw error("the property is not closed", at: start) }
        guard let property = Self.translation(ofProperty: text) else {
            throw error("no Unicode property is named \(text)", at: start)
        }
        let letter = isNegated != property.isInverted ? "P" : "p"
        return "\\\(letter){\(property.name)}"
    }

    private static func translation(ofProperty text: String) -> (name: String, isInverted: Bool)? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        if parts.count == 2 {
            guard !parts[1].isEmpty, !parts[1].contains("=") else { return nil }
            switch parts[0] {
            case "General_Category", "gc": return category(parts[1]).map { ($0, false) }
            case "Script", "sc": return ("sc:\(parts[1])", false)
            case "Script_Extensions", "scx": return ("scx:\(parts[1])", false)
            default: return nil
            }
        }
        if let category = category(text) { return (category, false) }
        if text == "Assigned" { return ("Cn", true) }
        return binaryProperties.contains(text) ? (text, false) : nil
    }

    private static func category(_ name: String) -> String? {
        if let short = categories[name] { return short }
        return categories.values.contains(name) ? name : nil
    }

    /// General categories by their long names (Unicode's PropertyValueAliases), `LC` being PCRE2's `L&`.
    private static let categories: [String: String] = [
        "Letter": "L", "Cased_Letter": "L&", "LC": "L&", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll",
        "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo",
        "Mark": "M", "Combining_Mark": "M", "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc", "Enclosing_Mark": "Me",
        "Number": "N", "Decimal_Number": "Nd", "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No",
        "Punctuation": "P", "punct": "P", "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd",
        "Open_Punctuation": "Ps", "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi", "Final_Punctuation": "Pf",
        "Other_Punctuation": "Po",
        "Symbol": "S", "Math_Symbol": "Sm", "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So",
        "Separator": "Z", "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp",
        "Other": "C", "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs", "Private_Use": "Co",
        "Unassigned": "Cn",
    ]

    /// The binary properties of ECMA-262's table 69, with their short names.
    private static let binaryProperties: Set<String> = [
        "ASCII", "ASCII_Hex_Digit", "AHex", "Alphabetic", "Alpha", "Any", "Bidi_Control", "Bidi_C", "Bidi_Mirrored",
        "Bidi_M", "Case_Ignorable", "CI", "Cased", "Changes_When_Casefolded", "CWCF", "Changes_When_Casemapped",
        "CWCM", "Changes_When_Lowercased", "CWL", "Changes_When_Titlecased", "CWT", "Changes_When_Uppercased", "CWU",
        "Dash", "Default_Ignorable_Code_Point", "DI", "Deprecated", "Dep", "Diacritic", "Dia", "Emoji",
        "Emoji_Component", "EComp", "Emoji_Modifier", "EMod", "Emoji_Modifier_Base", "EBase", "Emoji_Presentation",
        "EPres", "Extended_Pictographic", "ExtPict", "Extender", "Ext", "Grapheme_Base", "Gr_Base", "Grapheme_Extend",
        "Gr_Ext", "Hex_Digit", "Hex", "IDS_Binary_Operator", "IDSB", "IDS_Trinary_Operator", "IDST", "ID_Continue",
        "IDC", "ID_Start", "IDS", "Ideographic", "Ideo", "Join_Control", "Join_C", "Logical_Order_Exception", "LOE",
        "Lowercase", "Lower", "Math", "Noncharacter_Code_Point", "NChar", "Pattern_Syntax", "Pat_Syn",
        "Pattern_White_Space", "Pat_WS", "Quotation_Mark", "QMark", "Radical", "Regional_Indicator", "RI",
        "Sentence_Terminal", "STerm", "Soft_Dotted", "SD", "Terminal_Punctuation", "Term", "Unified_Ideograph",
        "UIdeo", "Uppercase", "Upper", "Variation_Selector", "VS", "White_Space", "space", "XID_Continue", "XIDC",
        "XID_Start", "XIDS",
    ]
}
