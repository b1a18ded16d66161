import Support

/// Reads one answer of HTTP/1.1 from a connection, as the client's bugs have it.
struct AnswerReader {
    /// Why there is no whole answer.
    enum Loss: Error {
        /// The connection ended before the first byte.
        case closed
        /// It ended in the middle.
        case broken
        /// The bytes do not tell where the answer ends.
        case unframed
        case timedOut
        case hangs
    }

    let connection: ClientConnection
    let bugs: Set<ClientBug>
    let clock: RehearsalClock
    /// How long the client waits for a whole answer.
    private let timeout: Duration
    private var deadline: SessionInstant?
    private var buffer: [UInt8]

    init(_ connection: ClientConnection, bugs: Set<ClientBug>, clock: RehearsalClock) {
        self.connection = connection
        self.bugs = bugs
        self.clock = clock
        buffer = connection.rest
        connection.rest = []
        timeout = bugs.contains(.hurries) ? .seconds(5) : .seconds(30)
        deadline = bugs.contains(.waitsForEver) ? nil : clock.now + timeout
    }

    mutating func read() throws(Loss) -> ClientAnswer {
        while true {
            let head = try take(through: [13, 10, 13, 10])
            guard var answer = ClientAnswer(head: head) else { throw .unframed }
            if answer.status < 200, !bugs.contains(.takesInterimForFinal) { continue }
            answer.body = try content(of: answer)
            connection.rest = buffer
            connection.isReused = true
            return answer
        }
    }

    private mutating func content(of answer: ClientAnswer) throws(Loss) -> [UInt8] {
        if answer.status < 200 || answer.status == 204 || answer.status == 304 { return [] }
        if answer.first("transfer-encoding")?.lowercased() == "chunked" { return try chunks() }
        let lengths = Set(answer.values("content-length"))
        guard let text = bugs.contains(.takesLastLength) ? answer.values("content-length").last : lengths.first else {
            return try untilEnd()
        }
        guard let length = Int(text), lengths.count == 1 || bugs.contains(.takesLastLength) else { throw .unframed }
        while buffer.count < length {
            do throws(Loss) { try fill() } catch {
                guard error == .broken, bugs.contains(.takesPartForWhole) else { throw error }
                return buffer
            }
        }
        let content = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        return content
    }

    private mutating func chunks() throws(Loss) -> [UInt8] {
        var content: [UInt8] = []
        while true {
            let line = String(decoding: try take(through: [13, 10]).dropLast(2), as: UTF8.self)
            guard let size = Int(line, radix: 16) else { throw .unframed }
            while buffer.count < size + 2 { try fill() }
            content += buffer.prefix(size)
            buffer.removeFirst(size + 2)
            if size == 0 { return content }
        }
    }

    private mutating func untilEnd() throws(Loss) -> [UInt8] {
        while true {
            do throws(Loss) { try fill() } catch {
                guard error == .broken || error == .closed else { throw error }
                defer { buffer = [] }
                return buffer
            }
        }
    }

    private mutating func take(through end: [UInt8]) throws(Loss) -> [UInt8] {
        var searched = 0
        while true {
            if buffer.count >= end.count {
                for index in searched...(buffer.count - end.count) where buffer[index...].starts(with: end) {
                    let taken = Array(buffer.prefix(index + end.count))
                    buffer.removeFirst(taken.count)
                    return taken
                }
                searched = buffer.count - end.count + 1
            }
            do throws(Loss) { try fill() } catch {
                throw error == .broken && buffer.isEmpty ? .closed : error
            }
        }
    }

    private mutating func fill() throws(Loss) {
        switch connection.receive(until: deadline) {
        case .bytes(let bytes):
            buffer += bytes
            if bugs.contains(.timesEachRead) { deadline = clock.now + timeout }
        case .end: throw .broken
        case .timeout: throw .timedOut
        case .silence: throw .hangs
        }
    }
}
