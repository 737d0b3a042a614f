internal import Glibc

/// The names of machines.
public enum HostName {
    /// Why a name has no address, in the system's words.
    public struct Failure: Error, CustomStringConvertible {
        public let host: String
        public let reason: String

        public var description: String { "\(host): \(reason)" }
    }

    /// The numeric addresses of `host` for TCP, in the system's order of preference (`getaddrinfo`, RFC 6724). Blocks.
    public static func addresses(of host: String) throws(Failure) -> [String] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, nil, &hints, &first)
        guard code == 0 else { throw Failure(host: host, reason: unsafe String(cString: gai_strerror(code))) }
        defer { unsafe freeaddrinfo(first) }
        var addresses: [String] = []
        var next = unsafe first
        while let entry = unsafe next {
            if let address = unsafe text(of: entry.pointee), !addresses.contains(address) { addresses.append(address) }
            unsafe next = entry.pointee.ai_next
        }
        return addresses
    }

    /// The numeric form (`getnameinfo`).
    private static func text(of entry: addrinfo) -> String? {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(NI_MAXHOST)) { buffer in
            let code = unsafe getnameinfo(
                entry.ai_addr,
                entry.ai_addrlen,
                buffer.baseAddress,
                socklen_t(buffer.count),
                nil,
                0,
                NI_NUMERICHOST
            )
            return code == 0 ? unsafe String(cString: buffer.baseAddress!) : nil
        }
    }
}
