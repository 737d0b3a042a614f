internal import CNghttp2

/// Finds the frame headers in what a server receives, and in the payloads what nghttp2 does not tell, wherever the reads cut it.
///
/// nghttp2 discards DATA on a closed stream without calling anyone, takes CONTINUATION of any size, keeps only the last of
/// several values of one setting, ends the connection for a stream of GOAWAY that it does not like, and waits for the rest of a
/// frame as long as it takes; so someone else has to see them.
struct FrameWalk {
    struct Frame: Equatable {
        let length: Int
        let type: UInt8
        let flags: UInt8
        let streamID: Int32

        /// A frame header: its first byte, and the other eight as a number (RFC 9113 section 4.1).
        init(firstByte: UInt8, rest: UInt64) {
            length = Int(firstByte) << 16 | Int(rest >> 48)
            type = UInt8(truncatingIfNeeded: rest >> 40)
            flags = UInt8(truncatingIfNeeded: rest >> 32)
            streamID = Int32(truncatingIfNeeded: rest & 0x7FFF_FFFF)
        }

        /// The peer's own settings and no acknowledgement of ours.
        var isSettings: Bool {
            UInt32(type) == NGHTTP2_SETTINGS.rawValue && UInt32(flags) & NGHTTP2_FLAG_ACK.rawValue == 0
        }

        /// A header block, or a part of one.
        var isOfHeaderBlock: Bool {
            UInt32(type) == NGHTTP2_HEADERS.rawValue || UInt32(type) == NGHTTP2_CONTINUATION.rawValue
        }

        /// A header block and nothing else: no continuation follows, and neither padding nor a priority comes with it.
        var isWholeHeaderBlock: Bool {
            let others = ~NGHTTP2_FLAG_END_STREAM.rawValue
            return UInt32(type) == NGHTTP2_HEADERS.rawValue
                && UInt32(flags) & others == NGHTTP2_FLAG_END_HEADERS.rawValue
        }
    }

    /// What ends at the offset that the walk has come to.
    enum Found: Equatable {
        /// The header of a frame.
        case frame(Frame)
        /// One setting of a SETTINGS frame (section 6.5.1).
        case setting(id: UInt16, value: UInt32)
        /// The last stream of a GOAWAY frame (section 6.8).
        case lastStream(Int32)
    }

    static let headerSize = 9
    /// Of the header, what says how long the payload is.
    static let lengthSize = 3
    private static let settingSize = 6
    private static let lastStreamSize = 4

    /// Bytes to pass over before the next frame header; the client's preface comes first (RFC 9113 section 3.4).
    private var untilHeader = 24
    /// The bytes of a header that the last read cut.
    private var firstByte: UInt8 = 0
    private var rest: UInt64 = 0
    private var headerCount = 0
    /// The size of the pieces in which the present payload is read, 0 if it is passed over; and the piece being read.
    private var pieceSize = 0
    private var piece: UInt64 = 0
    private var pieceCount = 0
    /// Frames that have begun, a header block with its continuations as one; and what the latest is.
    private var begunCount: UInt64 = 0
    private var type: UInt8 = 0
    private var flags: UInt8 = 0

    /// The number of the frame, or of the header block, that has begun to come and is not complete. The client's preface is number 0.
    var incomplete: UInt64? {
        if untilHeader > 0 || blockIsOpen { return begunCount }
        return headerCount > 0 ? begunCount + 1 : nil
    }

    /// The latest frame is one of a header block, and not the last.
    private var blockIsOpen: Bool {
        guard UInt32(flags) & NGHTTP2_FLAG_END_HEADERS.rawValue == 0 else { return false }
        return UInt32(type) == NGHTTP2_HEADERS.rawValue || UInt32(type) == NGHTTP2_CONTINUATION.rawValue
    }

    /// What ends next in `input`, from `offset` on, which is moved along.
    mutating func next(in input: Span<UInt8>, from offset: inout Int) -> Found? {
        while offset < input.count {
            guard untilHeader == 0 else {
                if pieceSize > 0 {
                    offset += 1
                    if let found = read(input[offset - 1]) { return found }
                    continue
                }
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
                return begin(frame)
            }
            if headerCount == 0 { firstByte = input[offset] }
            rest = rest << 8 | UInt64(input[offset])
            headerCount += 1
            offset += 1
            guard headerCount == Self.headerSize else { continue }
            headerCount = 0
            return begin(Frame(firstByte: firstByte, rest: rest))
        }
        return nil
    }

    private mutating func begin(_ frame: Frame) -> Found {
        untilHeader = frame.length
        (type, flags) = (frame.type, frame.flags)
        if UInt32(type) != NGHTTP2_CONTINUATION.rawValue { begunCount += 1 }
        if UInt32(frame.type) >= NGHTTP2_SETTINGS.rawValue && frame.length > 0 { beginPieces(of: frame) }
        return .frame(frame)
    }

    private mutating func beginPieces(of frame: Frame) {
        if frame.isSettings { pieceSize = Self.settingSize }
        if UInt32(frame.type) == NGHTTP2_GOAWAY.rawValue { pieceSize = Self.lastStreamSize }
        pieceCount = 0
    }

    /// Takes in a byte of a payload; says what it completes.
    private mutating func read(_ byte: UInt8) -> Found? {
        piece = piece << 8 | UInt64(byte)
        pieceCount += 1
        untilHeader -= 1
        let size = pieceSize
        if untilHeader == 0 { pieceSize = 0 }
        guard pieceCount == size else { return nil }
        pieceCount = 0
        if size == Self.settingSize {
            return .setting(
                id: UInt16(truncatingIfNeeded: piece >> 32),
                value: UInt32(truncatingIfNeeded: piece)
            )
        }
        // What follows is the code, and what the peer says for people to read.
        pieceSize = 0
        return .lastStream(Int32(truncatingIfNeeded: piece & 0x7FFF_FFFF))
    }
}
