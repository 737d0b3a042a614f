/// Watches the frames that an endpoint sends: they must be whole, and on each stream in an order that RFC 9113 section 5.1
/// allows, with nothing behind the end.
struct FrameCheck {
    private enum Side {
        case open, ended, reset
    }

    private var bytes: [UInt8] = []
    private var streams: [UInt32: Side] = [:]
    /// Bytes of a preface that come first.
    private var prefaceByteCount: Int
    private let maximumFrameSize = 16_384

    init(expectsPreface: Bool) {
        prefaceByteCount = expectsPreface ? FrameSource.preface.count : 0
    }

    mutating func receive(_ more: some Sequence<UInt8>) {
        bytes += more
        if prefaceByteCount > 0 && bytes.count >= prefaceByteCount {
            bytes.removeFirst(prefaceByteCount)
            prefaceByteCount = 0
        }
        guard prefaceByteCount == 0 else { return }
        var offset = 0
        while bytes.count - offset >= 9 {
            let length = bytes[offset..<offset + 3].reduce(0) { $0 << 8 | Int($1) }
            promise(length <= maximumFrameSize, "a frame of \(length) bytes")
            guard bytes.count - offset >= 9 + length else { break }
            let stream = bytes[offset + 5..<offset + 9].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            check(bytes[offset + 3], bytes[offset + 4], stream)
            offset += 9 + length
        }
        bytes.removeFirst(offset)
    }

    /// The connection is closed: whoever is told half a frame has been told nothing.
    func end() {
        promise(bytes.isEmpty, "the connection ended inside a frame")
    }

    private mutating func check(_ type: UInt8, _ flags: UInt8, _ stream: UInt32) {
        guard stream > 0 else { return }
        promise(stream % 2 == 1, "a frame on stream \(stream), which nobody opens")
        switch type {
        case 0, 1:
            let side = streams[stream]
            promise(side != .ended && side != .reset, "a frame of type \(type) behind the end of stream \(stream)")
            promise(type == 1 || side != nil, "DATA before HEADERS on stream \(stream)")
            streams[stream] = flags & 1 == 0 ? .open : .ended
        case 3:
            // More than once where the peer goes on with a stream that is closed: nghttp2 answers each frame, as RFC 9113 section
            // 5.4.2 allows.
            streams[stream] = .reset
        case 8:
            promise(streams[stream] != .reset, "WINDOW_UPDATE behind the reset of stream \(stream)")
        default: break
        }
    }
}
