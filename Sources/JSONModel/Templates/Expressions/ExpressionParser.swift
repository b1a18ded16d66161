/// Parses expressions by precedence climbing: a prefix, then every infix that binds tightly enough.
struct ExpressionParser {
    private var lexer: ExpressionLexer
    private var token = ExpressionToken.end
    private var offset = 0
    private var depth = 0
    /// How many levels the expression that was parsed last has; evaluating it nests as deep.
    private var height = 0
    private let depthLimit: Int

    init(_ bytes: [UInt8], from offset: Int, depthLimit: Int) {
        lexer = ExpressionLexer(bytes, from: offset)
        self.depthLimit = depthLimit
    }

    /// The expression that the whole text is.
    mutating func parseAll() throws(ExpressionError) -> Expression {
        try advance()
        let expression = try parse()
        guard token == .end else { throw unexpected("an operator") }
        return expression
    }

    /// The expression up to its closing brace, its offset, and the offset after the brace.
    mutating func parseInterpolation() throws(ExpressionError) -> (Expression, Int, Int) {
        try advance()
        let start = offset
        let expression = try parse()
        guard token == .symbol("}") else { throw unexpected("\"}\" at the expression's end") }
        return (expression, start, lexer.offset)
    }

    private mutating func parse(_ precedence: Int = 0) throws(ExpressionError) -> Expression {
        try enter()
        defer { depth -= 1 }
        var left = try parseUnary()
        while let infix = infix, infix.precedence > precedence {
            let place = offset
            try advance()
            let leftHeight = height
            // The power is right-associative.
            let right = try parse(infix == .power ? infix.precedence - 1 : infix.precedence)
            left = .binary(infix, left, right, place)
            try grow(max(leftHeight, height))
        }
        return left
    }

    private var infix: Expression.Binary? {
        switch token {
        case .symbol(let symbol): Expression.Binary(rawValue: symbol)
        case .identifier("in"): .in
        default: nil
        }
    }

    private mutating func parseUnary() throws(ExpressionError) -> Expression {
        guard case .symbol(let symbol) = token, let prefix = Expression.Unary(rawValue: symbol) else {
            return try parsePostfix()
        }
        try enter()
        defer { depth -= 1 }
        let place = offset
        try advance()
        let operand = try parseUnary()
        try grow(height)
        return .unary(prefix, operand, place)
    }

    private mutating func parsePostfix() throws(ExpressionError) -> Expression {
        var expression = try parsePrimary()
        while case .symbol(let symbol) = token {
            let place = offset
            let innerHeight = height
            switch symbol {
            case ".":
                try advance()
                let member = offset
                guard case .identifier(let name) = token else { throw unexpected("a member's name after \".\"") }
                try advance()
                expression = Self.member(JSONName(name), of: expression, member)
            case "[":
                try advance()
                expression = try parseBrackets(of: expression, place)
            case "(":
                try advance()
                expression = .call(expression, try parseList(until: ")"), place)
            default: return expression
            }
            try grow(max(innerHeight, height))
        }
        return expression
    }

    private static func member(_ name: JSONName, of expression: Expression, _ offset: Int) -> Expression {
        switch expression {
        case .variable(let variable, let place):
            .path(Expression.Path(variable: variable, first: name, rest: [], offset: place))
        case .path(let path):
            .path(
                Expression.Path(
                    variable: path.variable, first: path.first, rest: path.rest + [name], offset: path.offset))
        default: .member(expression, name, offset)
        }
    }

    /// An index or a slice, after its opening bracket.
    private mutating func parseBrackets(
        of expression: Expression, _ place: Int
    ) throws(ExpressionError) -> Expression {
        let start = token == .symbol(":") ? nil : try parse()
        let startHeight = height
        if token == .symbol("]"), let start {
            try advance()
            return .index(expression, start, place)
        }
        try expect(":")
        let end = token == .symbol("]") ? nil : try parse()
        try expect("]")
        height = max(height, startHeight)
        return .slice(expression, start, end, place)
    }

    private mutating func parsePrimary() throws(ExpressionError) -> Expression {
        let place = offset
        height = 1
        switch token {
        case .number(let number):
            try advance()
            return .literal(.number(number))
        case .string(let text):
            try advance()
            return .literal(.string(text))
        case .identifier("in"): throw unexpected("a value")
        case .identifier(let name):
            try advance()
            switch name {
            case "true": return .literal(.bool(true))
            case "false": return .literal(.bool(false))
            case "null": return .literal(.null)
            default: return .variable(JSONName(name), place)
            }
        case .symbol("("):
            try advance()
            let inner = try parse()
            try expect(")")
            return inner
        case .symbol("["):
            try advance()
            return .list(try parseList(until: "]"))
        case .symbol("{"):
            try advance()
            return .record(try parseFields())
        default: throw unexpected("a value")
        }
    }

    /// Expressions with commas between them, and the closing bracket.
    private mutating func parseList(until close: String) throws(ExpressionError) -> [Expression] {
        var elements: [Expression] = []
        if token != .symbol(close) {
            var highest = 0
            repeat {
                if !elements.isEmpty { try advance() }
                elements.append(try parse())
                highest = max(highest, height)
            } while token == .symbol(",")
            height = highest
            try grow(height)
        }
        try expect(close)
        return elements
    }

    private mutating func parseFields() throws(ExpressionError) -> [Expression.Field] {
        var fields: [Expression.Field] = []
        var highest = 0
        while token != .symbol("}") {
            if !fields.isEmpty { try expect(",") }
            let name: String
            switch token {
            case .identifier(let text), .string(let text): name = text
            default: throw unexpected("a member's name")
            }
            try advance()
            try expect(":")
            fields.append(Expression.Field(key: JSONName(name), value: try parse()))
            highest = max(highest, height)
        }
        try grow(highest)
        try advance()
        return fields
    }

    private mutating func expect(_ symbol: String) throws(ExpressionError) {
        guard token == .symbol(symbol) else { throw unexpected("\"\(symbol)\"") }
        try advance()
    }

    private mutating func advance() throws(ExpressionError) {
        (token, offset) = try lexer.next()
    }

    private mutating func enter() throws(ExpressionError) {
        depth += 1
        guard depth <= depthLimit else { throw tooDeep }
    }

    private mutating func grow(_ inner: Int) throws(ExpressionError) {
        height = inner + 1
        guard height <= depthLimit else { throw tooDeep }
    }

    private var tooDeep: ExpressionError {
        ExpressionError(offset, "expressions nest at most \(depthLimit) deep")
    }

    private func unexpected(_ expected: String) -> ExpressionError {
        ExpressionError(offset, "expected \(expected), found \(token.quoted)")
    }
}
