/// Finds the frame headers in what a server receives, wherever the reads cut it.
///
/// nghttp2 discards DATA on a closed stream without calling anyone, and takes CONTINUATION of any size; so someone else has to
/// see them.
struct FrameWalk {
    struct Frame {
        let length: Int
        let type: UInt8
        let streamID: Int32

        /// A frame header: its first byte, and the other eight as a number (RFC 9113 section 4.1).
        init(firstByte: UInt8, rest: UInt64) {
            length = Int(firstByte) << 16 | Int(rest >> 48)
            type = UInt8(truncatingIfNeeded: rest >> 40)
            streamID = Int32(truncatingIfNeeded: rest & 0x7FFF_FFFF)
        }
    }

    private static let headerSize = 9

    /// Bytes to pass over before the next frame header; the client's preface comes first (RFC 9113 section 3.4).
    private var untilHeader = 24
    /// The bytes of a header that the last read cut.
    private var firstByte: UInt8 = 0
    private var rest: UInt64 = 0
    private var headerCount = 0

    /// The next frame whose header ends in `input`, from `offset` on, which is moved along.
    mutating func next(in input: Span<UInt8>, from offset: inout Int) -> Frame? {
        while offset < input.count {
            guard untilHeader == 0 else {
                let passed = min(untilHeader, input.count - offset)
                untilHeader -= passed
                offset += passed
                continue
            }
            if headerCount == 0 && input.count - offset >= Self.headerSize {
                let frame = unsafe Frame(
                    firstByte: input[offset],
                    rest: input.bytes.unsafeLoadUnaligned(fromByteOffset: offset + 1, as: UInt64.self).bigEndian
                )
                offset += Self.headerSize
                untilHeader = frame.length
                return frame
            }
            if headerCount == 0 { firstByte = input[offset] }
            rest = rest << 8 | UInt64(input[offset])
            headerCount += 1
            offset += 1
            guard headerCount == Self.headerSize else { continue }
            headerCount = 0
            let frame = Frame(firstByte: firstByte, rest: rest)
            untilHeader = frame.length
            return frame
        }
        return nil
    }
}
