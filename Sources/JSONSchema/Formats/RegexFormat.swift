import RegularExpressions

/// The format `regex`: a pattern of ECMA-262.
enum RegexFormat {
    static func accepts(_ text: String) -> Bool {
        do throws(PatternError) {
            _ = try ECMAPattern(text)
            return true
        } catch {
            return false
        }
    }
}
