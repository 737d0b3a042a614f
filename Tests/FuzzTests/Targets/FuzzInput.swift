/// The bytes that the fuzzer made up, read from the front as choices and as content. At their end everything is zero.
struct FuzzInput {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func byte() -> UInt8 {
        guard !isAtEnd else { return 0 }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// A number from 0 to `limit`, less one.
    mutating func choice(of limit: Int) -> Int {
        Int(byte()) % limit
    }

    mutating func element<Element>(of elements: [Element]) -> Element {
        elements[choice(of: elements.count)]
    }

    mutating func integer() -> UInt32 {
        (0..<4).reduce(0) { value, _ in value << 8 | UInt32(byte()) }
    }

    mutating func bytes(atMost limit: Int) -> [UInt8] {
        let end = min(offset + limit, bytes.count)
        defer { offset = end }
        return Array(bytes[offset..<end])
    }

    /// As many bytes as the next one says.
    mutating func someBytes() -> [UInt8] {
        bytes(atMost: Int(byte()))
    }

    mutating func remainder() -> [UInt8] {
        bytes(atMost: bytes.count)
    }

    /// The remainder, cut in pieces of lengths that it gives itself.
    mutating func pieces() -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        while !isAtEnd { pieces.append(someBytes()) }
        return pieces
    }
}
