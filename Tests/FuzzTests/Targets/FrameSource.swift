/// Makes frames of the fuzzer's bytes: most are as RFC 9113 lays them out, so that what is behind the first check is reached.
struct FrameSource {
    typealias Fields = [(name: String, value: String)]

    /// Header blocks that can stand at the beginning of a stream.
    let heads: [Fields]
    /// What can be added to them, or follow.
    let fields: Fields
    /// Whether new streams are opened by these frames.
    let opensStreams: Bool
    /// The newest stream that was opened, or that could be.
    var newestStream: UInt32 = 0
    /// What has not been sent yet.
    private(set) var bytes: [UInt8] = []

    static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    init(heads: [Fields], fields: Fields, opensStreams: Bool) {
        self.heads = heads
        self.fields = fields
        self.opensStreams = opensStreams
    }

    /// Hands out the next bytes to send, at most so many.
    mutating func take(_ count: Int) -> [UInt8] {
        let taken = Array(bytes.prefix(count))
        bytes.removeFirst(taken.count)
        return taken
    }

    mutating func append(_ more: [UInt8]) {
        bytes += more
    }

    /// Adds a frame, or something that is none.
    mutating func add(_ input: inout FuzzInput) {
        switch input.choice(of: 16) {
        case 0, 1: addHead(&input)
        case 2: addFields(&input)
        case 3, 4: addMessage(&input)
        case 5: addFrame(.data, flags: input.byte(), stream(&input), input.someBytes())
        case 6: addFrame(.reset, flags: 0, stream(&input), number(UInt32(input.byte())))
        case 7: addSettings(&input)
        case 8: addFrame(.ping, flags: input.byte() & 1, 0, Array(repeating: input.byte(), count: 8))
        case 9: addFrame(.windowUpdate, flags: 0, input.byte() & 1 == 0 ? 0 : stream(&input), number(window(&input)))
        case 10: addFrame(.goAway, flags: 0, 0, number(stream(&input)) + number(UInt32(input.byte())))
        case 11: addFrame(.continuation, flags: input.byte() & 4, stream(&input), block(&input, input.choice(of: 8)))
        case 12: addFrame(.priority, flags: 0, stream(&input), number(input.integer()) + [input.byte()])
        case 13: addFrame(rawType: input.byte(), flags: input.byte(), input.integer(), input.someBytes())
        case 14: addFrame(.settings, flags: 1, 0, [])
        default: bytes += input.someBytes()
        }
    }

    // MARK: Frames

    private enum Kind: UInt8 {
        case data, headers, priority, reset, settings, push, ping, goAway, windowUpdate, continuation
    }

    private mutating func addFrame(_ kind: Kind, flags: UInt8, _ stream: UInt32, _ payload: [UInt8]) {
        addFrame(rawType: kind.rawValue, flags: flags, stream, payload)
    }

    private mutating func addFrame(rawType: UInt8, flags: UInt8, _ stream: UInt32, _ payload: [UInt8]) {
        bytes += number(UInt32(payload.count)).dropFirst() + [rawType, flags] + number(stream) + payload
    }

    mutating func addSettings(_ values: [(id: UInt16, value: UInt32)]) {
        let payload = values.flatMap { number(UInt32($0.id)).suffix(2) + number($0.value) }
        addFrame(.settings, flags: 0, 0, payload)
    }

    private mutating func addSettings(_ input: inout FuzzInput) {
        let values: [UInt32] = [0, 1, 100, 4096, 16_384, 65_535, 1 << 24, UInt32(Int32.max), input.integer()]
        addSettings((0..<input.choice(of: 4)).map { _ in (UInt16(input.choice(of: 10)), input.element(of: values)) })
    }

    /// A header block that begins a stream, a new one as a rule.
    private mutating func addHead(_ input: inout FuzzInput) {
        let (flags, head, extra) = (input.byte(), input.choice(of: heads.count), input.choice(of: 8))
        if opensStreams { newestStream = newestStream == 0 ? 1 : newestStream &+ 2 }
        let target = opensStreams ? newestStream : stream(&input)
        let indexing = input.byte()
        let literals = heads[head].flatMap { literal($0.name, Array($0.value.utf8), indexing) }
        addFrame(.headers, flags: headerFlags(flags), target, literals + block(&input, extra))
    }

    /// Trailers, or a header block that makes no sense.
    private mutating func addFields(_ input: inout FuzzInput) {
        let (flags, target) = (input.byte(), stream(&input))
        addFrame(.headers, flags: headerFlags(flags), target, block(&input, input.choice(of: 8)))
    }

    /// END_HEADERS three times in four, END_STREAM every second time, padding and priority never: those would need a layout of
    /// their own, which the raw frames may find.
    private func headerFlags(_ choice: UInt8) -> UInt8 {
        (choice & 3 == 0 ? 0 : 4) | (choice >> 2 & 1)
    }

    /// DATA with a message in its frame, of which the end may be missing.
    private mutating func addMessage(_ input: inout FuzzInput) {
        let (flags, flag, target) = (input.byte(), input.byte() & 3, stream(&input))
        let content = flags & 2 == 0 ? input.someBytes() : Array(repeating: 7, count: Int(input.integer() & 0x1FFF))
        let message = [flag == 1 ? 1 : 0] + number(UInt32(content.count)) + content
        addFrame(.data, flags: flags & 1, target, flag == 3 ? message.dropLast(input.choice(of: 16)) : message)
    }

    // MARK: Parts of frames

    /// One of the latest streams, mostly.
    private func stream(_ input: inout FuzzInput) -> UInt32 {
        let choice = input.choice(of: 12)
        switch choice {
        case 10: return 0
        case 11: return UInt32(input.byte())
        default: return newestStream &- UInt32(2 * (choice / 2)) & 0x7FFF_FFFF
        }
    }

    private func window(_ input: inout FuzzInput) -> UInt32 {
        input.element(of: [0, 1, 1000, 65_535, 1 << 20, UInt32(Int32.max)])
    }

    private func block(_ input: inout FuzzInput, _ count: Int) -> [UInt8] {
        (0..<count).reduce(into: []) { block, _ in
            switch input.choice(of: 8) {
            case 0: block += input.someBytes()
            case 1: block += literal("x-\(input.choice(of: 3))-bin", input.someBytes(), input.byte())
            case 2: block.append(0x80 | input.byte())
            case 3:
                let long = Array(repeating: UInt8(ascii: "v"), count: 4 * Int(input.byte()))
                block += literal("x-long", long, input.byte())
            default:
                let field = input.element(of: fields)
                block += literal(field.name, Array(field.value.utf8), input.byte())
            }
        }
    }

    /// A literal field (RFC 7541 section 6.2): with indexing, without, or never to be indexed.
    private func literal(_ name: String, _ value: [UInt8], _ indexing: UInt8) -> [UInt8] {
        let form: UInt8 = [0x40, 0, 0x10, 0x40][Int(indexing & 3)]
        return [form] + length(name.utf8.count) + name.utf8 + length(value.count) + value
    }

    private func length(_ count: Int) -> [UInt8] {
        guard count >= 127 else { return [UInt8(count)] }
        var (rest, bytes) = (count - 127, [UInt8(127)])
        while rest >= 128 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private func number(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
