/// Whether a request is well-formed, field by field and byte by byte (RFC 9113 sections 8.1 to 8.3 and 8.5). Pure.
struct RequestCheck {
    private struct Seen: OptionSet {
        let rawValue: UInt16

        static let method = Seen(rawValue: 1 << 0)
        static let scheme = Seen(rawValue: 1 << 1)
        static let path = Seen(rawValue: 1 << 2)
        static let authority = Seen(rawValue: 1 << 3)
        static let host = Seen(rawValue: 1 << 4)
        static let contentLength = Seen(rawValue: 1 << 5)
        /// Pseudo-header fields come first.
        static let regular = Seen(rawValue: 1 << 6)
        static let connect = Seen(rawValue: 1 << 7)
        static let options = Seen(rawValue: 1 << 8)
        static let asterisk = Seen(rawValue: 1 << 9)
        static let headers = Seen(rawValue: 1 << 10)

        static let request: Seen = [.method, .scheme, .path]
    }

    private var seen: Seen = []
    /// Once set, nothing of the request is looked at any more.
    private(set) var isMalformed = false
    /// What content-length announced, less what has come.
    private var missingByteCount: Int64 = 0

    /// A field of the header block that is being received.
    mutating func add(_ field: RequestField) {
        switch field {
        case .regular: seen.insert(.regular)
        case .method(let method):
            addPseudoHeader(.method)
            if method == .connect { seen.insert(.connect) }
            if method == .options { seen.insert(.options) }
        case .scheme: addPseudoHeader(.scheme)
        case .path: addPseudoHeader(.path)
        case .asteriskPath:
            addPseudoHeader(.path)
            seen.insert(.asterisk)
        case .authority: addPseudoHeader(.authority)
        case .host: addOnce(.host)
        case .contentLength(let byteCount):
            addOnce(.contentLength)
            missingByteCount = byteCount
        case .malformed: isMalformed = true
        }
    }

    /// The header block is complete: a request's, or the trailers after its body, which end it.
    mutating func endHeaders(endsStream: Bool) {
        if seen.contains(.headers) {
            if !endsStream { isMalformed = true }
        } else {
            seen.insert(.headers)
            if !isWhole { isMalformed = true }
        }
        if endsStream { end() }
    }

    /// Bytes of the body.
    mutating func receive(byteCount: Int) {
        guard seen.contains(.contentLength) else { return }
        missingByteCount -= Int64(byteCount)
        if missingByteCount < 0 { isMalformed = true }
    }

    /// The peer has ended the stream: the body must be as long as announced.
    mutating func end() {
        if missingByteCount != 0 { isMalformed = true }
    }

    private mutating func addPseudoHeader(_ field: Seen) {
        if !seen.isDisjoint(with: [.regular, .headers]) { isMalformed = true }
        insert(field)
    }

    private mutating func addOnce(_ field: Seen) {
        seen.insert(.regular)
        insert(field)
    }

    private mutating func insert(_ field: Seen) {
        if seen.contains(field) { isMalformed = true }
        seen.insert(field)
    }

    /// CONNECT names an authority and nothing else; any other method a scheme, a path and, in one way or the other, a host.
    private var isWhole: Bool {
        if seen.contains(.connect) { return seen.isDisjoint(with: [.scheme, .path]) && seen.contains(.authority) }
        let isAddressed = !seen.isDisjoint(with: [.authority, .host])
        let hasFittingPath = !seen.contains(.asterisk) || seen.contains(.options)
        return seen.isSuperset(of: .request) && isAddressed && hasFittingPath
    }
}
