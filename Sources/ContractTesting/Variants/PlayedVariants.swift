/// The response variants that a session plays, and where in what it plays they stand.
struct PlayedVariants: Sendable {
    /// A variant in play.
    struct Place: Sendable {
        /// The id of its rule.
        let id: String
        /// Its index in what the session plays.
        let index: Int
        /// True when requests were forgotten since, so that it is not known any more whether it was asked for.
        var isOfEarlierRun = false
    }

    private var count = 0
    /// The variants' own ids, by those of their rules.
    private var names: [String: String] = [:]
    private var places: [String: Place] = [:]

    /// Makes the id for the rule of the next variant; no two of a session are the same, those included that it was begun
    /// with.
    ///
    /// - Parameter variant: The variant's own id.
    /// - Returns: The rule's id.
    mutating func nextID(of variant: String) -> String {
        count += 1
        let id = "variant-\(count)"
        names[id] = variant
        return id
    }

    /// Finds the variant that a rule plays.
    ///
    /// - Parameter rule: The rule's name, as `scenario#id`.
    /// - Returns: The variant's own id; nil for other rules.
    func variant(ofRule rule: String) -> String? {
        guard !names.isEmpty, let mark = rule.lastIndex(of: "#") else { return nil }
        return names[String(rule[rule.index(after: mark)...])]
    }

    /// What a session begins with that plays what this one plays.
    var inherited: PlayedVariants {
        var variants = self
        variants.forget()
        return variants
    }

    /// Notes that an operation is answered by the variant with the last id.
    mutating func played(_ operation: String, at index: Int) {
        places[operation] = Place(id: "variant-\(count)", index: index)
    }

    /// The last variant of an operation, unless other rules came on top of it.
    func latest(of operation: String) -> Place? {
        places[operation]
    }

    /// Forgets where variants stand, since other rules are on top of them.
    mutating func forget() {
        places = [:]
    }

    /// Notes that the session has forgotten its requests.
    mutating func reset() {
        for operation in places.keys { places[operation]?.isOfEarlierRun = true }
    }
}
