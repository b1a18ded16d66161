internal import CUV

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// An IPv4 or IPv6 address with a port, in the system's own form.
@safe
struct SocketAddress {
    private var storage = sockaddr_storage()

    /// The numeric address with that port, or nil when the text is no such address.
    init?(numeric text: String, port: Int) {
        let result = unsafe withUnsafeMutableBytes(of: &storage) { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return -1 }
            let asIPv4 = unsafe uv_ip4_addr(text, Int32(port), start.assumingMemoryBound(to: sockaddr_in.self))
            if asIPv4 == 0 { return 0 }
            return unsafe uv_ip6_addr(text, Int32(port), start.assumingMemoryBound(to: sockaddr_in6.self))
        }
        guard result == 0 else { return nil }
    }

    /// The address of a socket's own end (`getsockname`) or its peer (`getpeername`), as the function fills it in.
    init?(_ fill: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32) {
        let result = unsafe withUnsafeMutableBytes(of: &storage) { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return -1 }
            var length = socklen_t(bytes.count)
            return unsafe fill(start.assumingMemoryBound(to: sockaddr.self), &length)
        }
        guard result == 0 else { return nil }
    }

    /// Every address that a host name stands for, each once.
    static func resolve(_ host: String, port: Int) throws(NetworkError) -> [SocketAddress] {
        var hints = unsafe addrinfo()
        #if canImport(Glibc)
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        unsafe hints.ai_socktype = SOCK_STREAM
        #endif
        unsafe hints.ai_flags = AI_PASSIVE
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, String(port), &hints, &list)
        guard code == 0 else {
            throw .unusableHost(host, reason: unsafe String(cString: gai_strerror(code)))
        }
        defer { unsafe freeaddrinfo(list) }
        var found: [SocketAddress] = []
        var next = unsafe list
        while let entry = unsafe next {
            if let source = unsafe entry.pointee.ai_addr {
                let length = Int(unsafe entry.pointee.ai_addrlen)
                let address = unsafe SocketAddress { target, _ in
                    unsafe UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: length)
                    return 0
                }
                if let address, !found.contains(where: { $0.text == address.text }) { found.append(address) }
            }
            unsafe next = entry.pointee.ai_next
        }
        return found
    }

    var isIPv6: Bool { Int32(storage.ss_family) == AF_INET6 }
    var family: Int32 { Int32(storage.ss_family) }

    /// The numeric address.
    var text: String {
        unsafe withPointer { pointer, _ in
            unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
                guard let start = buffer.baseAddress else { return "" }
                let raw = unsafe UnsafeRawPointer(pointer)
                let result =
                    isIPv6
                    ? unsafe uv_ip6_name(raw.assumingMemoryBound(to: sockaddr_in6.self), start, buffer.count)
                    : unsafe uv_ip4_name(raw.assumingMemoryBound(to: sockaddr_in.self), start, buffer.count)
                return result == 0 ? unsafe String(cString: start) : ""
            }
        }
    }

    var port: Int {
        unsafe withPointer { pointer, _ in
            let raw = unsafe UnsafeRawPointer(pointer)
            let port =
                isIPv6
                ? unsafe raw.assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_port
                : unsafe raw.assumingMemoryBound(to: sockaddr_in.self).pointee.sin_port
            return Int(UInt16(bigEndian: port))
        }
    }

    /// Lends the address in the form that `bind` takes.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        let length = isIPv6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
        return unsafe withUnsafePointer(to: storage) { pointer in
            unsafe body(
                UnsafeRawPointer(pointer).assumingMemoryBound(to: sockaddr.self), socklen_t(length))
        }
    }
}
