import Testing

@testable import ContractTesting

@Suite struct ErrorTextTests {
    @Test(
        arguments: [
            ("nobody listens", "nobody listens"),
            ("first\n  second\r\n\tthird\u{0}", "first second third"),
            ("no answer from http://ann:s3cret@host:80/a?b", "no answer from http://***@host:80/a?b"),
            ("https://ann:p@ss@host and http://token@host", "https://***@host and http://***@host"),
            ("write to ann@host.example", "write to ann@host.example"),
            ("GET http://host/a?token=s3cret&page=2#x, failed", "GET http://host/a?token=***&page=***#x, failed"),
            ("Authorization: Bearer s3cret.s3cret refused", "Authorization: Bearer *** refused"),
            ("\"authorization\": \"basic YW5uOnMzY3JldA==\"", "\"authorization\": \"basic ***\""),
            (#"Failed(body: {"password":"hunt\"er 2","name":"x"})"#, #"Failed(body: {"password":"***","name":"x"})"#),
            (
                #"body: "{\"client_secret\":\"hunter2\",\"name\":\"x\"}""#,
                #"body: "{\"client_secret\":\"***\",\"name\":\"x\"}""#
            ),
            (#"Login(passwd: Optional("hunter2"), user: "x")"#, #"Login(passwd: Optional("***"), user: "x")"#),
            ("password: Secret(ab(c), key: 1", "password: Secret(***), key: 1"),
            ("Api-Key: abcdefgh12345678, Accept: */*", "Api-Key: ***, Accept: */*"),
            ("token=abcdefgh; page=2", "token=***; page=2"),
            ("X-Api-Key: [\"k1\"] and apikey=k2", "X-Api-Key: [\"***\"] and apikey=***"),
            ("Authorization: Token abcdefgh12 refused", "Authorization: Token *** refused"),
            ("Set-Cookie: sid=abc; seen=1\nnext", "Set-Cookie: *** next"),
            ("Authorization: Bearer ***#0000a41f again", "Authorization: Bearer ***#0000a41f again"),
            ("Basic authentication failed", "Basic authentication failed"),
            ("the token is missing, no password given", "the token is missing, no password given"),
        ])
    func secretsAndLineBreaksAreTakenOut(text: String, line: String) {
        #expect(ErrorText.line(text) == line)
    }

    @Test func itsEndStaysWhenItIsShortened() {
        let line = ErrorText.line("cannot write /" + String(repeating: "folder/", count: 200) + ": File exists")
        #expect(line.count == 300)
        #expect(line.hasPrefix("cannot write /folder/"))
        #expect(line.hasSuffix("/folder/: File exists"))
        #expect(line.contains("…"))
    }

    @Test func errorsSayWhatTheySay() {
        struct Failure: Error, CustomStringConvertible {
            let description = "lost\nhttp://a:b@host"
        }
        #expect(ErrorText.line(of: Failure()) == "lost http://***@host")
    }
}
