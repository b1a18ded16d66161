import Testing

/// What is wrong with a client; the text is how the titles of scenarios call it, behind "catches clients that".
enum ClientBug: String, CaseIterable, CustomTestStringConvertible {
    // When to send once more.
    case ignoresRetryAfter = "retry before Retry-After has passed"
    case retriesAtOnce = "retry without a pause"
    case retriesForEver = "retry for ever"
    case neverRetries = "give up at the first failure of the server"
    case retriesRefusals = "retry what was refused"
    case repeatsLost = "repeat a request whose answer was lost without looking what it did"

    // Credentials.
    case keepsExpiredCredential = "never renew their credential"
    case renewsForEver = "renew their credential for ever"
    case renewsWhenForbidden = "take a missing permission for an expired credential"
    case keepsOldCredential = "renew their credential and go on with the old one"
    case repeatsRefusedCredential = "send refused credentials again and again"
    case givesUpWhenChallenged = "give up when they are asked for credentials"

    // The connection.
    case waitsForEver = "have no timeout"
    case hurries = "wait for no longer than a few seconds"
    case timesEachRead = "begin their timeout anew with each byte"
    case givesUpOnStaleConnection = "take a closed idle connection for an outage"
    case keepsBrokenConnection = "go on with a connection whose answer had the wrong length"
    case takesPartForWhole = "take half an answer for a whole one"
    case takesInterimForFinal = "take an interim answer for the final one"
    case takesLastLength = "choose one of two lengths"
    case followsForEver = "follow redirects for ever"
    case takesLostForFailed = "take a lost answer for a failure"

    // What an answer says.
    case decodesEverything = "read every answer as JSON"
    case trustsStatus = "look at the HTTP status alone"
    case trustsBody = "look at the status in the body alone"
    case demandsLabel = "read JSON only when it is labelled application/json"
    case joinsLines = "join header fields that may stand only once"
    case chokesOnByteOrderMark = "stumble over a byte order mark"
    case needsEveryMember = "need every member, even those that are null"
    case refusesNewMembers = "refuse members that they do not know"
    case needsUsualMembers = "look for the same members in every refusal"
    case readsMessages = "tell success by the message"
    case expectsWhatItSent = "look for what they sent in the answer"
    case readsPermissions = "read the missing permission out of every 403"
    case takesCodesForNumbers = "take every error code for a number"
    case takesNotFoundForWrongURL = "take every 404 for a wrong URL"
    case wantsOtherToken = "take the token that they have for no token"

    // What the client does with it.
    case logsAnswers = "log answers with the password in them"
    case sendsChangesAlone = "send only what they change"
    case savesOldCopy = "save the copy that they read long ago"
    case trustsItsOwnCopy = "take what they sent for what the server has"
    case assumesMayWrite = "take leave to read for leave to write"
    case ignoresTenants = "send the settings of every tenant to the same one"
    case savesWhatItRead = "save what they read, without the password"
    case pollsWithoutEnd = "poll until something happens"

    var testDescription: String { rawValue }
}
