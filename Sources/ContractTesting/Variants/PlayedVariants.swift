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
    private var places: [String: Place] = [:]

    /// The id for the rule of the next variant; no two are the same.
    mutating func nextID() -> String {
        count += 1
        return "variant-\(count)"
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
