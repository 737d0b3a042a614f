/// Knows callers by secret tokens that they send as `authorization: Bearer TOKEN` (RFC 6750).
///
/// How long a look takes says nothing of how much of a token was right: tokens are found by a hash that is keyed anew in each
/// process, and compared in constant time.
public struct BearerTokens: CallerVerifier {
    /// Bytes of a token at least: fewer can be guessed.
    public static let minimumByteCount = 16
    /// Bytes of a token at most.
    public static let maximumByteCount = 512

    private struct Entry {
        let token: [UInt8]
        let caller: CallerIdentity
    }

    private var entries: [Int: [Entry]] = [:]

    /// Knows nobody.
    public init() {}

    /// Why a token cannot stand for a caller.
    public enum Refusal: Error, Equatable {
        /// Not of ``minimumByteCount`` to ``maximumByteCount`` bytes, or not letters, digits and `-._~+/`, with `=` at the end.
        case malformed
        /// Another caller, or the same, has this token.
        case known
    }

    /// Has `token` stand for `caller`, who may have several.
    public mutating func add(_ token: String, of caller: CallerIdentity) throws(Refusal) {
        let bytes = Array(token.utf8)
        guard Self.isWellFormed(bytes) else { throw .malformed }
        guard find(bytes.span) == nil else { throw .known }
        entries[Self.hash(bytes.span), default: []].append(Entry(token: bytes, caller: caller))
    }

    /// Whose token it is; `peer` does not matter.
    public func verify(authorization: Span<UInt8>, peer: PeerIdentity?) -> CallerVerification {
        guard !authorization.isEmpty else { return .nothing }
        guard let token = Self.token(in: authorization) else {
            return .invalid("the authorization is not \"Bearer\" and a token")
        }
        return find(token).map { .caller($0) } ?? .invalid("the token is not known")
    }

    private func find(_ token: Span<UInt8>) -> CallerIdentity? {
        entries[Self.hash(token)]?.first { Self.isEqual(token, $0.token.span) }?.caller
    }

    /// What follows the scheme, whose case does not matter (RFC 9110 section 11.1).
    @_lifetime(copy authorization)
    private static func token(in authorization: Span<UInt8>) -> Span<UInt8>? {
        let scheme: [UInt8] = Array("bearer ".utf8)
        guard authorization.count > scheme.count, authorization.count <= scheme.count + maximumByteCount else {
            return nil
        }
        for index in scheme.indices where authorization[index] | 0x20 != scheme[index] { return nil }
        return authorization.extracting(scheme.count...)
    }

    private static func hash(_ bytes: Span<UInt8>) -> Int {
        var hasher = Hasher()
        for index in bytes.indices { hasher.combine(bytes[index]) }
        return hasher.finalize()
    }

    /// Looks at every byte, whatever the others were.
    private static func isEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        var difference: UInt8 = 0
        for index in one.indices { difference |= one[index] ^ other[index] }
        return difference == 0
    }

    /// `b64token` of RFC 6750 section 2.1.
    private static func isWellFormed(_ token: [UInt8]) -> Bool {
        guard (minimumByteCount...maximumByteCount).contains(token.count) else { return false }
        let end = token.lastIndex { $0 != UInt8(ascii: "=") } ?? -1
        return end >= 0
            && token[...end].allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "-._~+/".utf8.contains(byte)
                }
            }
    }
}
