/// How a server in this process is reached.
public enum Transport: Sendable, Hashable {
    /// Over http; over https too when the contract has operations that are answered over https only.
    case automatic
    /// Over http and https.
    case tls
    /// Over http alone; operations for https only are answered over http too, and the journal says so at each.
    case plainHTTP
}
