import NIOCore

/// Where a server listens and a client finds it.
public enum Endpoint: Hashable, Sendable {
    /// A TCP port of a host, which is a name or an IP address. Listening on port 0 takes a free one.
    case tcp(host: String, port: Int)
    /// A Unix socket.
    case unix(path: String)

    /// Reads `HOST:PORT`, with an IPv6 address in brackets, or `unix:PATH` (grpc/grpc `doc/naming.md`, also `unix:///PATH`).
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            var path = text.dropFirst("unix:".count)
            if path.hasPrefix("//") { path = path.dropFirst(2) }
            guard !path.isEmpty else { return nil }
            self = .unix(path: String(path))
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self = .tcp(host: String(host), port: Int(port))
    }

    /// What a client calls the server in `:authority` (RFC 9113 section 8.3.1); it has no name of its own on a Unix socket.
    public var authority: String {
        switch self {
        case .tcp: description
        case .unix: "localhost"
        }
    }
}

extension Endpoint: CustomStringConvertible {
    /// As ``init(_:)`` reads it.
    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
