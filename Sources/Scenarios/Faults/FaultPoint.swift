/// Where in an answer a fault strikes (`at`).
package enum FaultPoint: Hashable, Sendable, CustomStringConvertible {
    /// Before the first byte.
    case start
    /// Behind the head and its empty line.
    case headers
    /// Behind so many bytes of the body; of a shorter body, behind its end.
    case body(Int)
    /// Behind that part of the body, from 0 to 1.
    case bodyFraction(Double)

    /// Reads `start`, `headers`, `body+120` or `body*0.5`; nil for another text.
    package init?(_ text: String) {
        switch text {
        case "start": self = .start
        case "headers": self = .headers
        default:
            if text.hasPrefix("body+"), let count = Int(text.dropFirst(5)), count >= 0 {
                self = .body(count)
            } else if text.hasPrefix("body*"), let part = Double(text.dropFirst(5)), (0...1).contains(part) {
                self = .bodyFraction(part)
            } else {
                return nil
            }
        }
    }

    /// The number of bytes in front of it.
    ///
    /// - Parameters:
    ///   - headLength: The bytes of the head with its empty line.
    ///   - bodyLength: The bytes behind it.
    /// - Returns: A number up to the sum of both.
    package func offset(headLength: Int, bodyLength: Int) -> Int {
        switch self {
        case .start: 0
        case .headers: headLength
        case .body(let count): headLength + min(count, bodyLength)
        case .bodyFraction(let part): headLength + Int(Double(bodyLength) * part)
        }
    }

    package var description: String {
        switch self {
        case .start: "start"
        case .headers: "headers"
        case .body(let count): "body+\(count)"
        case .bodyFraction(let part): "body*\(part)"
        }
    }
}
