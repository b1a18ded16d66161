import Support

/// The accounts of one quota, one for each client that it tells apart.
struct QuotaLedger<Account: QuotaAccount>: Sendable {
    private var accounts: [QuotaKey: Account] = [:]
    /// How many accounts there may be before those that are as new are looked for.
    private var sweepCount = Self.smallestSweep

    private static var smallestSweep: Int { 64 }

    /// The number of accounts that are kept: at most 64, or twice those that were in use at the last sweep.
    var count: Int { accounts.count }

    /// Whether a request of that client has room.
    mutating func hasRoom(_ key: QuotaKey, at now: SessionInstant, under rules: Account.Rules) -> Bool {
        guard let index = accounts.index(forKey: key) else { return Account().remaining(under: rules) > 0 }
        accounts.values[index].advance(to: now, under: rules)
        return accounts.values[index].remaining(under: rules) > 0
    }

    /// Counts a request when it is to be counted, and tells how the client stands then.
    mutating func record(
        _ key: QuotaKey, counting: Bool, at now: SessionInstant, under rules: Account.Rules
    ) -> Standing {
        guard let index = accounts.index(forKey: key) else {
            var account = Account()
            account.advance(to: now, under: rules)
            guard counting else { return Standing(account, from: now, under: rules) }
            if accounts.count >= sweepCount { sweep(at: now, under: rules) }
            account.count(at: now, under: rules)
            accounts[key] = account
            return Standing(account, from: now, under: rules)
        }
        accounts.values[index].advance(to: now, under: rules)
        if counting { accounts.values[index].count(at: now, under: rules) }
        return Standing(accounts.values[index], from: now, under: rules)
    }

    /// Changes a client's account; one that is as new afterwards is dropped.
    mutating func update(_ key: QuotaKey, under rules: Account.Rules, _ change: (inout Account) -> Void) {
        guard let index = accounts.index(forKey: key) else { return }
        change(&accounts.values[index])
        if accounts.values[index].isUnused(under: rules) { accounts.remove(at: index) }
    }

    /// Drops the accounts that are as new; the cost is shared by the requests that opened them.
    private mutating func sweep(at now: SessionInstant, under rules: Account.Rules) {
        accounts = accounts.filter { entry in
            var account = entry.value
            account.advance(to: now, under: rules)
            return !account.isUnused(under: rules)
        }
        sweepCount = max(Self.smallestSweep, accounts.count * 2)
    }

    /// How a client stands after a request.
    struct Standing {
        let remaining: Int
        let nextAdmission: SessionInstant?
        let resetAt: SessionInstant?

        init(_ account: Account, from now: SessionInstant, under rules: Account.Rules) {
            remaining = account.remaining(under: rules)
            nextAdmission = account.nextAdmission(from: now, under: rules)
            resetAt = account.reset(from: now, under: rules)
        }
    }
}
