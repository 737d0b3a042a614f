private import Glibc

/// The latest header block of a client as it was on the wire, if it would mean the same should its bytes come again: it leaves the
/// HPACK table as it is, and so has every block since.
///
/// So the next request that begins with these bytes has the same fields, and nghttp2 need not read them: it is given the frame without
/// them. Worth a tenth of a unary call (`Benchmarks/run memory`), in which the client repeats all but the body.
@safe
struct LatestBlock {
    enum Standing {
        /// There is no such block.
        case none
        /// It has come.
        case seen
        /// It has come again, and the table of fields has its fields.
        case known
    }

    /// Longer blocks are not kept.
    static let largestByteCount = 256

    private let bytes: UnsafeMutablePointer<UInt8>
    private var byteCount = 0
    private(set) var standing = Standing.none

    init() {
        unsafe bytes = .allocate(capacity: Self.largestByteCount)
        unsafe bytes.initialize(repeating: 0, count: Self.largestByteCount)
    }

    func destroy() {
        unsafe bytes.deallocate()
    }

    /// Takes in the next block, which is the latest from now on. Gives what was known of its bytes before.
    mutating func take(_ block: Span<UInt8>) -> Standing {
        if standing != .none, equals(block) { return standing }
        keep(block)
        return .none
    }

    /// What has come may have changed the table.
    mutating func forget() {
        standing = .none
    }

    mutating func fieldsAreKnown() {
        standing = .known
    }

    private func equals(_ block: Span<UInt8>) -> Bool {
        unsafe block.withUnsafeBufferPointer { block in
            unsafe block.count == byteCount && memcmp(block.baseAddress!, bytes, byteCount) == 0
        }
    }

    private mutating func keep(_ block: Span<UInt8>) {
        guard (1...Self.largestByteCount).contains(block.count), block.keepsDynamicTable else { return forget() }
        unsafe block.withUnsafeBufferPointer { unsafe bytes.update(from: $0.baseAddress!, count: $0.count) }
        byteCount = block.count
        standing = .seen
    }
}
