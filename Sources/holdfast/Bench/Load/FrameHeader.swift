import NIOCore

/// The nine bytes before the payload of an HTTP/2 frame (RFC 9113 section 4.1).
struct FrameHeader: Equatable {
    /// What a frame is; those that the bench has no use for are passed over.
    enum Kind: UInt8 {
        case data = 0
        case headers = 1
        case resetStream = 3
        case settings = 4
        case pushPromise = 5
        case ping = 6
        case goAway = 7
        case windowUpdate = 8
        case continuation = 9
    }

    /// The bits of a frame's flags.
    struct Flags: OptionSet {
        let rawValue: UInt8
        static let acknowledgement = Flags(rawValue: 0x1)
        static let endStream = Flags(rawValue: 0x1)
        static let endHeaders = Flags(rawValue: 0x4)
        static let padded = Flags(rawValue: 0x8)
        static let priority = Flags(rawValue: 0x20)
    }

    static let byteCount = 9
    /// The longest payload that a peer may send to whoever has not allowed more (section 4.2).
    static let maximumLength = 16_384

    /// Bytes of the payload.
    var length: Int
    /// Nil for a kind that is not known here.
    var kind: Kind?
    var flags: Flags
    /// 0 for the connection as a whole.
    var streamID: UInt32

    init(_ kind: Kind, flags: Flags = [], streamID: UInt32 = 0, length: Int) {
        self.length = length
        self.kind = kind
        self.flags = flags
        self.streamID = streamID
    }

    /// The header at the beginning of `buffer`, which stays there; nil while it is not complete.
    init?(peekingAt buffer: ByteBuffer) {
        guard let (head, flags, stream) = buffer.peekMultipleIntegers(as: (UInt32, UInt8, UInt32).self) else {
            return nil
        }
        length = Int(head >> 8)
        kind = Kind(rawValue: UInt8(truncatingIfNeeded: head))
        self.flags = Flags(rawValue: flags)
        streamID = stream & 0x7FFF_FFFF
    }
}

extension ByteBuffer {
    /// Appends the header of a frame.
    mutating func writeFrameHeader(_ header: FrameHeader) {
        let kind = header.kind?.rawValue ?? .max
        writeMultipleIntegers(UInt32(header.length) << 8 | UInt32(kind), header.flags.rawValue, header.streamID)
    }
}
