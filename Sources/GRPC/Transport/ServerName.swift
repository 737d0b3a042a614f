import NIOSSL

/// Whether a certificate has the DNS name that a client asks for.
///
/// NIOSSL has checked before that it has that name or the address of the socket; the latter is not enough where a name was
/// asked for, since whoever answers for the name in DNS chooses the address.
enum ServerName {
    static func isThat(of certificate: NIOSSLCertificate, _ name: String) -> Bool {
        certificate._subjectAlternativeNames().contains { alternative in
            alternative.nameType == .dnsName
                && matches(name, pattern: String(decoding: Array(alternative.contents), as: UTF8.self))
        }
    }

    /// A pattern is a name, or one whose first label is `*` and stands for exactly one (RFC 9525 section 6.3).
    static func matches(_ name: String, pattern: String) -> Bool {
        let name = labels(name)
        let pattern = labels(pattern)
        guard name.count == pattern.count, !name.contains("") else { return false }
        if pattern.first == "*", pattern.count > 2 { return name.dropFirst() == pattern.dropFirst() }
        return name == pattern
    }

    /// The labels in lower case; a dot at the end means the same as none.
    private static func labels(_ name: String) -> [Substring] {
        let name = name.lowercased()
        return (name.hasSuffix(".") ? name.dropLast() : name[...]).split(
            separator: ".",
            omittingEmptySubsequences: false
        )
    }
}
