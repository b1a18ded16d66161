/// The token that tells one run of a server from every other on the same port.
package enum RunToken {
    /// Makes a token of 18 hexadecimal digits that nobody can guess.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<9).map { _ in
            let digits = String(UInt8.random(in: 0...255, using: &generator), radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Makes the id of a session: 12 letters and digits, of more than 70 bits that nobody can guess.
    static func makeID() -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<12).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}
