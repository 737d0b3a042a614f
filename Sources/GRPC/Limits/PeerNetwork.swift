import NIOCore

/// Where a peer comes from, as far as its connections are counted together.
///
/// Whoever has one IPv6 address can have all of its network, which are the first 64 bits (RFC 4291 section 2.5.4).
struct PeerNetwork: Hashable, Sendable {
    /// The address, or the network's four groups.
    private let text: String

    /// Nil for a Unix socket, whose peers have no address.
    init?(_ address: SocketAddress) {
        guard let text = address.ipAddress else { return nil }
        if text.contains(".") {
            // Of an IPv4 address in an IPv6 one (RFC 4291 section 2.5.5.2) what is behind the last colon.
            self.text = String(text.split(separator: ":").last ?? "")
        } else {
            self.text = Self.groups(text).prefix(4).joined(separator: ":")
        }
    }

    /// The eight groups of an IPv6 address, those left out for "::" included.
    private static func groups(_ text: String) -> [Substring] {
        guard let gap = text.firstRange(of: "::") else { return text.split(separator: ":") }
        let before = text[..<gap.lowerBound].split(separator: ":")
        let after = text[gap.upperBound...].split(separator: ":")
        return before + [Substring](repeating: "0", count: max(0, 8 - before.count - after.count)) + after
    }
}
