import Platform
import Testing

@Suite("CRC32C")
struct CRC32CTests {
    @Test("the check value of RFC 3720's polynomial is met")
    func checkValue() {
        #expect(CRC32C.checksum(of: Array("123456789".utf8).span.memory) == 0xe306_9283)
        #expect(CRC32C.checksum(of: [UInt8](repeating: 0, count: 32).span.memory) == 0x8a91_36aa)
    }

    @Test("the instruction and the table agree at every length and alignment")
    func agreement() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ 13) }
        for start in 0..<9 {
            for count in 0..<(bytes.count - start) {
                let part = bytes.span.memory.extracting(start..<start + count)
                #expect(CRC32C.checksum(of: part) == CRC32C.portableChecksum(of: part))
            }
        }
    }

    @Test("adding in parts is adding at once")
    func parts() {
        let bytes = Array("what is written in two parts".utf8)
        for middle in 0...bytes.count {
            var crc = CRC32C()
            crc.add(bytes.span.memory.extracting(0..<middle))
            crc.add(bytes.span.memory.extracting(middle..<bytes.count))
            #expect(crc.value == CRC32C.checksum(of: bytes.span.memory))
        }
    }
}
