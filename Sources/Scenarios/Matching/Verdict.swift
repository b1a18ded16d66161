import RegularExpressions

/// What a test came to: a search that was given up tells neither that it holds nor that it does not.
enum Verdict {
    case holds
    case fails
    /// It would take this search to know, and that was given up.
    case givenUp(GivenUpSearch)

    init(_ holds: Bool) {
        self = holds ? .holds : .fails
    }

    /// True when it is known to hold.
    var isHolding: Bool {
        if case .holds = self { true } else { false }
    }

    /// True when nobody knows, since a search was given up.
    var isGivenUp: Bool {
        if case .givenUp = self { true } else { false }
    }

    /// What the opposite test came to; nobody knows when nobody knows this one.
    var negated: Verdict {
        switch self {
        case .holds: .fails
        case .fails: .holds
        case .givenUp: self
        }
    }
}

extension ECMAPattern {
    /// Looks for the pattern anywhere in the text.
    func verdict(on text: String) -> Verdict {
        switch search(text) {
        case .matched: .holds
        case .notMatched: .fails
        case .limitExceeded: .givenUp(GivenUpSearch(source: source))
        }
    }
}

extension Sequence {
    /// Whether a test holds of every element; one of which it fails decides, whatever was given up before.
    func verdictOnAll(_ verdict: (Element) -> Verdict) -> Verdict {
        var whole = Verdict.holds
        for element in self {
            let one = verdict(element)
            if case .fails = one { return .fails }
            if case .givenUp = one, case .holds = whole { whole = one }
        }
        return whole
    }

    /// Whether a test holds of some element; one of which it holds decides, whatever was given up before.
    func verdictOnSome(_ verdict: (Element) -> Verdict) -> Verdict {
        var whole = Verdict.fails
        for element in self {
            let one = verdict(element)
            if case .holds = one { return .holds }
            if case .givenUp = one, case .fails = whole { whole = one }
        }
        return whole
    }
}
