/// The token that tells one run of a server from every other on the same port.
enum RunToken {
    /// Makes a token of 18 hexadecimal digits that nobody can guess.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<9).map { _ in
            let digits = String(UInt8.random(in: 0...255, using: &generator), radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
