import Network
import Testing

@Suite struct NetworkErrorTests {
    @Test func everyErrorIsOneLine() {
        let errors: [NetworkError] = [
            .portInUse(host: "h", port: 1), .portNotPermitted(host: "h", port: 1), .portOutOfRange(-1),
            .unusableHost("h", reason: "r"), .connectionReset, .closingTimedOut, .serverStopped,
            .handshakeFailed("r"), .plaintextOnSecurePort, .tlsFailed("r"), .unusableFile(path: "p", reason: "r"),
            .invalidHostName("n"), .system(operation: "o", reason: "r"),
        ]
        for error in errors {
            #expect(!error.description.contains("\n") && error.description.count > 3)
        }
        #expect("\(NetworkError.unusableFile(path: "a.pem", reason: "broken"))" == "a.pem: broken")
    }
}
