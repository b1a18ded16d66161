/// What a client of ONLYOFFICE DocSpace rehearses.
enum OnlyOfficeRehearsals {
    static let all: [Rehearsal] = []
}
