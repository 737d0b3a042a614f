public import HoldfastMessages
public import Protobuf

/// A UUID travels as its canonical text; the nil UUID, which stands for none, as empty text. In compact form it is its sixteen bytes.
extension UUID: TextValue {
    @inlinable
    public static var maximumByteCount: Int { CanonicalUUID.byteCount }

    @inlinable
    public static var expectation: String { "must be a UUID in canonical form, and not the nil UUID" }

    @inlinable
    public init?(text: Span<UInt8>) {
        guard let (high, low) = CanonicalUUID.parse(text), high | low != 0 else { return nil }
        self.init(high: high, low: low)
    }

    @inlinable
    @_lifetime(output: copy output)
    public func write(into output: inout OutputRawSpan) {
        if !isNil { CanonicalUUID.write(high: high, low: low, into: &output) }
    }

    @inlinable
    public init?(compact: Span<UInt8>) {
        guard compact.count == UUID.compactByteCount else {
            self.init(text: compact)
            return
        }
        let bytes = unsafe compact.bytes
        let high = unsafe UInt64(bigEndian: bytes.unsafeLoadUnaligned(as: UInt64.self))
        let low = unsafe UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self))
        guard high | low != 0 else { return nil }
        self.init(high: high, low: low)
    }

    @inlinable
    @_lifetime(output: copy output)
    public func writeCompact(into output: inout OutputRawSpan) {
        if isNil { return }
        unsafe output.append(high.bigEndian, as: UInt64.self)
        unsafe output.append(low.bigEndian, as: UInt64.self)
    }

    @usableFromInline static var compactByteCount: Int { 16 }
}

/// An etag travels as opaque text.
extension Etag: TextValue {
    @inlinable
    public static var expectation: String { "is not an etag of this service" }

    @inlinable
    public init() { self = .none }
}

extension ID where Of.RawID == Int64 {
    /// The key with this number. 0 and less are violations.
    @inlinable
    init(_ number: Int64, _ field: @autoclosure () -> String, _ reading: inout MessageReading) {
        if number <= 0 { reading.note(field(), number == 0 ? "is required" : "must be greater than 0") }
        self.init(max(number, 0))
    }
}
