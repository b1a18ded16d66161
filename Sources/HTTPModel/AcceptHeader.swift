/// The media ranges that a client accepts, with their qualities (RFC 9110, sections 12.4.2 and 12.5.1).
package struct AcceptHeader: Hashable, Sendable {
    /// One range of the field.
    package struct Element: Hashable, Sendable {
        /// The range, without its quality and what follows that.
        package let range: MediaType
        /// The quality in thousandths, 0 to 1000; 0 means not acceptable.
        package let quality: Int
    }

    /// The ranges in the order they were sent.
    package let elements: [Element]

    /// Reads the combined value of the field.
    ///
    /// A malformed element is left out; an empty list accepts everything, as a request without the field does. A lone
    /// `*` is read as `*/*` and `q=.2` as `q=0.2`, because Java's URL connections send both.
    package init(_ text: String) {
        var scanner = FieldScanner(text)
        var elements: [Element] = []
        while scanner.skipToElement() {
            if let element = Self.element(&scanner), scanner.isAtElementEnd() { elements.append(element) }
            scanner.skipElement()
        }
        self.elements = elements
    }

    /// The quality in thousandths that the client gives a media type: that of the most specific range that covers it.
    package func quality(of mediaType: MediaType) -> Int {
        rank(of: mediaType).quality
    }

    /// The index of the offer that the client likes best.
    ///
    /// Equal qualities are decided by the more specific range, then by the order of the ranges, then by the order of
    /// the offers.
    ///
    /// - Parameter offers: The concrete media types that the server can send, its favourite first.
    /// - Returns: The index, or nil when no offer is acceptable.
    package func best(of offers: [MediaType]) -> Int? {
        var best: (index: Int, rank: Rank)?
        for (index, offer) in offers.enumerated() {
            let rank = rank(of: offer)
            guard rank.quality > 0 else { continue }
            if let leader = best, !rank.beats(leader.rank) { continue }
            best = (index, rank)
        }
        return best?.index
    }

    /// What decides between offers.
    private struct Rank {
        let quality: Int
        let specificity: Int
        let order: Int

        func beats(_ other: Rank) -> Bool {
            if quality != other.quality { return quality > other.quality }
            if specificity != other.specificity { return specificity > other.specificity }
            return order < other.order
        }
    }

    private func rank(of mediaType: MediaType) -> Rank {
        if elements.isEmpty { return Rank(quality: 1000, specificity: 0, order: 0) }
        var found: Rank?
        for (order, element) in elements.enumerated() where element.range.matches(mediaType) {
            let specificity = element.range.specificity
            if let found, found.specificity >= specificity { continue }
            found = Rank(quality: element.quality, specificity: specificity, order: order)
        }
        return found ?? Rank(quality: 0, specificity: -1, order: elements.count)
    }

    private static func element(_ scanner: inout FieldScanner) -> Element? {
        guard let type = scanner.token() else { return nil }
        var subtype = "*"
        if scanner.take("/") {
            guard let given = scanner.token() else { return nil }
            subtype = given
        } else if type != "*" {
            return nil
        }
        guard let parameters = scanner.parameters(), type != "*" || subtype == "*" else { return nil }
        let weight = parameters.firstIndex { $0.name == "q" }
        var quality = 1000
        if let weight {
            guard let given = Self.thousandths(parameters[weight].value) else { return nil }
            quality = given
        }
        let own = Array(parameters[..<(weight ?? parameters.endIndex)])
        return Element(range: MediaType(type: type, subtype: subtype, parameters: own), quality: quality)
    }

    /// Reads a quality such as `0.25`; digits beyond the third are dropped, and values beyond 1 are refused.
    private static func thousandths(_ text: String) -> Int? {
        var thousandths = 0
        var weight = 1000
        var hasPoint = false
        var hasDigit = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
                weight = 100
            } else if ASCII.isDigit(byte) {
                if !hasPoint, hasDigit { return nil }
                hasDigit = true
                thousandths += Int(byte &- 0x30) * weight
                if hasPoint { weight /= 10 }
            } else {
                return nil
            }
        }
        return hasDigit && thousandths <= 1000 ? thousandths : nil
    }
}
