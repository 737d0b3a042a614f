internal import CPlatform

/// A running CRC32C (Castagnoli; RFC 3720, appendix B.4), by the processor's own instruction where there is one.
public struct CRC32C: Sendable {
    /// The checksum of everything added so far; 0 for nothing.
    public private(set) var value: UInt32

    /// Begins anew, or goes on from an earlier `value`.
    public init(continuing value: UInt32 = 0) {
        self.value = value
    }

    /// Adds `bytes` in order.
    public mutating func add(_ bytes: RawSpan) {
        value = unsafe bytes.withUnsafeBytes { unsafe platform_crc32c(value, $0.baseAddress, $0.count) }
    }

    /// The checksum of `bytes` alone.
    public static func checksum(of bytes: RawSpan) -> UInt32 {
        var crc = CRC32C()
        crc.add(bytes)
        return crc.value
    }

    /// The same by table, for processors without the instruction; exists so that tests can compare the two.
    package static func portableChecksum(of bytes: RawSpan) -> UInt32 {
        unsafe bytes.withUnsafeBytes { unsafe platform_crc32c_portable(0, $0.baseAddress, $0.count) }
    }
}
