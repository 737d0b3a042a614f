import Protobuf
import Testing

@Suite("The canonical text of a UUID")
struct CanonicalUUIDTests {
    private func text(high: UInt64, low: UInt64) -> String {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: CanonicalUUID.byteCount) { buffer, count in
            var output = unsafe OutputRawSpan(buffer: UnsafeMutableRawBufferPointer(buffer), initializedCount: 0)
            CanonicalUUID.write(high: high, low: low, into: &output)
            count = unsafe output.finalize(for: UnsafeMutableRawBufferPointer(buffer))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What the text is read as.
    private func parse(_ text: some Sequence<UInt8>) -> [UInt64]? {
        CanonicalUUID.parse(Array(text).span).map { [$0.high, $0.low] }
    }

    @Test(
        "is read and written digit by digit",
        arguments: [
            (0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210, "01234567-89ab-cdef-fedc-ba9876543210"),
            (0, 0, "00000000-0000-0000-0000-000000000000"),
            (UInt64.max, UInt64.max, "ffffffff-ffff-ffff-ffff-ffffffffffff"),
            (0x9A9A_9A9A_9A9A_9A9A, 0xA9A9_A9A9_A9A9_A9A9, "9a9a9a9a-9a9a-9a9a-a9a9-a9a9a9a9a9a9"),
        ] as [(UInt64, UInt64, String)]
    )
    func both(high: UInt64, low: UInt64, expected: String) {
        #expect(text(high: high, low: low) == expected)
        for spelling in [expected, expected.uppercased()] {
            #expect(parse(spelling.utf8) == [high, low])
        }
    }

    @Test("any other byte in any place is refused")
    func refused() {
        let canonical = Array("01234567-89ab-cdef-fedc-ba9876543210".utf8)
        let digits = Set("0123456789abcdefABCDEF".utf8)
        for place in canonical.indices {
            let isHyphen = canonical[place] == UInt8(ascii: "-")
            for byte in UInt8.min...UInt8.max {
                var changed = canonical
                changed[place] = byte
                let isRight = isHyphen ? byte == UInt8(ascii: "-") : digits.contains(byte)
                #expect((parse(changed) != nil) == isRight, "byte \(byte) at \(place)")
            }
        }
    }

    @Test("any other length is refused")
    func lengths() {
        let canonical = Array("01234567-89ab-cdef-fedc-ba9876543210".utf8)
        for count in 0..<36 { #expect(parse(canonical[..<count]) == nil) }
        #expect(parse(canonical + [48]) == nil)
    }
}
