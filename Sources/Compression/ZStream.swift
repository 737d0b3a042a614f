internal import CZlib

/// One zlib stream, in the one direction it was made for.
///
/// zlib's state points back to its `z_stream`, so that lives at an address of its own. Memory: about 40 KiB to inflate,
/// 260 KiB to deflate, kept until the stream is let go.
@safe
final class ZStream {
    /// Which way the bytes go.
    enum Direction {
        case inflating
        case deflating(level: Int32)
    }

    /// What one step came to.
    enum Step {
        /// Input is used up or output is full.
        case goesOn
        /// The gzip member is complete.
        case ended
        /// The input cannot be inflated.
        case failed
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let direction: Direction

    /// The largest window, and 16 for a gzip header and trailer in place of zlib's (`inflateInit2`, `deflateInit2`).
    private static let gzipWindowBits: Int32 = 15 + 16
    private static let memoryLevel: Int32 = 8

    init(_ direction: Direction) {
        self.direction = direction
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = Int32(unsafe MemoryLayout<z_stream>.size)
        let code =
            switch direction {
            case .inflating: unsafe inflateInit2_(stream, Self.gzipWindowBits, ZLIB_VERSION, size)
            case .deflating(let level):
                unsafe deflateInit2_(
                    stream,
                    level,
                    Z_DEFLATED,
                    Self.gzipWindowBits,
                    Self.memoryLevel,
                    Z_DEFAULT_STRATEGY,
                    ZLIB_VERSION,
                    size
                )
            }
        precondition(code == Z_OK, "zlib cannot be set up")
    }

    deinit {
        switch direction {
        case .inflating: _ = unsafe inflateEnd(stream)
        case .deflating: _ = unsafe deflateEnd(stream)
        }
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    /// Begins another member (`inflateReset`, `deflateReset`).
    func reset() {
        let code =
            switch direction {
            case .inflating: unsafe inflateReset(stream)
            case .deflating: unsafe deflateReset(stream)
            }
        precondition(code == Z_OK, "zlib lost its state")
    }

    /// No fewer bytes than deflating `byteCount` bytes in one step will give (`deflateBound`).
    func bound(_ byteCount: Int) -> Int {
        Int(unsafe deflateBound(stream, uLong(byteCount)))
    }

    /// Moves bytes from `input`, starting at `offset`, to `output` (`inflate`, or `deflate` with Z_FINISH), and `offset`
    /// along. Both are less than 4 GiB.
    func step(_ input: Span<UInt8>, from offset: inout Int, to output: inout OutputRawSpan) -> Step {
        unsafe input.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBytes { target, count in
                let available = source.count - offset
                let free = target.count - count
                // zlib takes the input as mutable for historic reasons and does not write to it.
                unsafe stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: source.baseAddress.map { unsafe $0 + offset }
                )
                unsafe stream.pointee.avail_in = uInt(available)
                let next = unsafe target.baseAddress.map { unsafe $0 + count }
                unsafe stream.pointee.next_out = next?.assumingMemoryBound(to: UInt8.self)
                unsafe stream.pointee.avail_out = uInt(free)
                let code = run()
                unsafe offset += available - Int(stream.pointee.avail_in)
                unsafe count += free - Int(stream.pointee.avail_out)
                unsafe stream.pointee.next_in = nil
                unsafe stream.pointee.next_out = nil
                return switch code {
                case Z_STREAM_END: .ended
                // Z_BUF_ERROR only says that nothing could be done with what there was.
                case Z_OK, Z_BUF_ERROR: .goesOn
                default: .failed
                }
            }
        }
    }

    private func run() -> Int32 {
        switch direction {
        case .inflating: unsafe inflate(stream, Z_NO_FLUSH)
        case .deflating: unsafe deflate(stream, Z_FINISH)
        }
    }
}
