internal import HTTPModel
internal import SourceDocuments

/// Tells whether a client accepts anything that an operation answers when all goes well.
struct AcceptChecker: Sendable {
    private static let anything = Array("*/*".utf8)
    private let offers: [MediaType]
    private let texts: [[UInt8]]
    private let location: SourceLocation

    init(responses: [DocumentedResponse], location: SourceLocation) {
        func content(_ include: (DocumentedResponse.StatusKey) -> Bool) -> [MediaTypeContent] {
            responses.filter { include($0.status) }.flatMap(\.content)
        }
        var documented = content { key in
            switch key {
            case .code(let code): (200..<300).contains(code)
            case .range(let digit): digit == 2
            case .fallback: false
            }
        }
        if documented.isEmpty { documented = content { $0 == .fallback } }
        var offers: [MediaType] = []
        for entry in documented where !offers.contains(entry.mediaType) { offers.append(entry.mediaType) }
        // A documented range says nothing of what will come.
        self.offers = offers.contains(where: \.isRange) ? [] : offers
        texts = offers.map { Array($0.essence.utf8) }
        self.location = location
    }

    func check(_ request: Request, into violations: inout [Violation]) {
        guard !offers.isEmpty, let sent = request.fields.firstBytes(.accept) else { return }
        // The two values that nearly all clients send need no parsing.
        if sent.elementsEqual(Self.anything) || texts.contains(where: { $0.elementsEqual(sent) }) { return }
        guard let text = request.fields[.accept] else { return }
        let accept = AcceptHeader(text)
        // The offer's own parameters are no reason to refuse it.
        if offers.contains(where: { accept.quality(of: $0) > 0 }) { return }
        violations.append(
            Violation(
                place: .accept, keyword: "content",
                expected: offers.map(\.description).joined(separator: " or "), actual: text, location: location))
    }
}
