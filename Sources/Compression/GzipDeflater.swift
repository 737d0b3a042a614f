/// Makes gzip of messages, one after the other.
public struct GzipDeflater: ~Copyable {
    private let stream: ZStream

    /// `level` is zlib's: from 1, fastest, to 9, smallest.
    public init(level: Int = 6) {
        precondition((1...9).contains(level), "zlib has levels 1 to 9")
        stream = ZStream(.deflating(level: Int32(level)))
    }

    /// No fewer bytes than a message of `byteCount` bytes will take.
    public borrowing func maximumByteCount(_ byteCount: Int) -> Int {
        stream.bound(byteCount)
    }

    /// Appends a message as one gzip member. Traps when `output` has less room than ``maximumByteCount(_:)``.
    public mutating func deflate(_ message: Span<UInt8>, into output: inout OutputRawSpan) {
        var offset = 0
        guard case .ended = stream.step(message, from: &offset, to: &output) else {
            preconditionFailure("a message needs room for its largest compressed form")
        }
        // At once: of a finished stream zlib 1.2.13 tells a bound that leaves out most of gzip's header and trailer.
        stream.reset()
    }

    /// The message as a gzip member of its own.
    public mutating func deflate(_ message: Span<UInt8>) -> [UInt8] {
        let capacity = maximumByteCount(message.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            var output = unsafe OutputRawSpan(buffer: raw, initializedCount: 0)
            deflate(message, into: &output)
            count = unsafe output.finalize(for: raw)
        }
    }
}
