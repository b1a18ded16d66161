/// A date of the proleptic Gregorian calendar.
package struct CalendarDate: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Makes the date that lies that many days after 1970-01-01.
    ///
    /// Years are counted from 1 March, so that the leap day is a year's last; eras have 400 years or 146,097 days.
    package init(daysSinceEpoch: Int) {
        let days = daysSinceEpoch + 719_468
        let era = (days - (days % 146_097 + 146_097) % 146_097) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
