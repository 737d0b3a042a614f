/// What the server did against the protocol, or against what the bench can do.
struct ConnectionFault: Error {
    let problem: String

    init(_ problem: String) {
        self.problem = problem
    }
}

/// The payloads of frames.
extension Span<UInt8> {
    /// Four bytes as a number, the first most significant.
    func number(at offset: Int) throws(ConnectionFault) -> UInt32 {
        guard offset + 4 <= count else { throw ConnectionFault("a frame is too short") }
        return (0..<4).reduce(0) { $0 << 8 | UInt32(self[offset + $1]) }
    }

    /// The block in the HEADERS frame that this is, after a priority that means nothing any more and before padding (RFC 9113
    /// section 6.2).
    @_lifetime(copy self)
    func headerBlock(of header: FrameHeader) throws(ConnectionFault) -> Span<UInt8> {
        guard !header.flags.isDisjoint(with: [.padded, .priority]) else { return self }
        var start = 0
        var end = count
        if header.flags.contains(.padded) {
            guard !isEmpty else { throw ConnectionFault("a frame is too short") }
            end -= Int(self[0])
            start += 1
        }
        if header.flags.contains(.priority) { start += 5 }
        guard start <= end else { throw ConnectionFault("a frame is too short") }
        return extracting(start..<end)
    }
}
