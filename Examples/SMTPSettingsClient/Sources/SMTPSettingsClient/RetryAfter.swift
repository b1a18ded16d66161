import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// When a vendor wants to be asked again (RFC 9110, section 10.2.3).
enum RetryAfter {
    /// How long to wait; nil when the answer does not say.
    static func duration(in answer: HTTPURLResponse) -> Duration? {
        guard let text = answer.value(forHTTPHeaderField: "Retry-After") else { return nil }
        if let seconds = Int(text) { return seconds < 0 ? nil : .seconds(seconds) }
        // A date is the vendor's time. So the vendor's `Date` is what it is counted from: this machine's clock may be
        // wrong, and in a test it is not the session's.
        guard let moment = date(text) else { return nil }
        let now = answer.value(forHTTPHeaderField: "Date").flatMap(date) ?? Date()
        return .seconds(max(0, moment.timeIntervalSince(now).rounded(.up)))
    }

    private static func date(_ text: String) -> Date? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.date(from: text)
    }
}
