package import HTTPModel

/// A response that was serialized when it was loaded, so that each reply costs one copy.
package struct PreparedResponse: Sendable {
    /// The status line and the fields, without `Connection` and without the final empty line.
    private let head: [UInt8]
    /// Where the 29 bytes of the date stand in the head; nil when the response has a date of its own.
    private let dateOffset: Int?
    private let body: [UInt8]

    /// The status that it was made with.
    package let status: Status

    /// Prepares a response.
    ///
    /// - Throws: A refusal under the same conditions as `ResponseSerializer.serialize`.
    package init(_ response: Response) throws(ResponseRefusal) {
        var bytes = try StatusLines.line(response.status)
        let hasDate = try ResponseSerializer.append(response.fields, to: &bytes)
        ResponseSerializer.appendFraming(response, isChunked: false, to: &bytes)
        if hasDate {
            dateOffset = nil
        } else {
            bytes.append(contentsOf: ResponseSerializer.datePrefix)
            dateOffset = bytes.count
            bytes.append(contentsOf: repeatElement(0x20, count: 29))
            bytes.append(contentsOf: ResponseSerializer.lineEnd)
        }
        head = bytes
        body = ResponseSerializer.hasNoContent(response.status) ? [] : response.body
        status = response.status
    }

    /// The bytes of one reply.
    ///
    /// - Parameters:
    ///   - exchange: What it answers.
    ///   - date: The 29 bytes of `HTTPDate`.
    /// - Returns: The whole response.
    package func serialize(for exchange: ResponseSerializer.Exchange, date: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        let bodyCount = exchange.isHead ? 0 : body.count
        bytes.reserveCapacity(head.count + 26 + bodyCount)
        bytes.append(contentsOf: head)
        if let dateOffset {
            for index in 0..<min(29, date.count) { bytes[dateOffset + index] = date[index] }
        }
        ResponseSerializer.appendConnection(exchange, to: &bytes)
        bytes.append(contentsOf: ResponseSerializer.lineEnd)
        if bodyCount > 0 { bytes.append(contentsOf: body) }
        return bytes
    }
}
