@testable import GRPC
@testable import HTTP2

/// Reads what stands in header fields and frame headers.
enum FieldsFuzz {
    static func run(_ input: FuzzInput) {
        var input = input
        switch input.choice(of: 6) {
        case 0: checkBase64(input.remainder())
        case 1: checkTimeout(&input)
        case 2: checkPercentEncoding(input.remainder())
        case 3: checkFields(&input)
        case 4: checkFrameWalk(input.pieces())
        default: checkMetadata(&input)
        }
    }

    private static func checkBase64(_ bytes: [UInt8]) {
        promise(Base64.decode(Base64.encode(bytes)) == bytes, "base64 loses bytes")
        guard let decoded = Base64.decode(bytes) else { return }
        let unpadded = bytes.filter { $0 != UInt8(ascii: "=") }
        promise(Base64.encode(decoded) == unpadded, "two texts of base64 mean the same")
    }

    private static func checkTimeout(_ input: inout FuzzInput) {
        let nanoseconds = Int64(input.integer()) << Int64(input.byte() % 24)
        let text = Array(Timeout.text(nanoseconds: nanoseconds).utf8)
        guard let parsed = Timeout.parse(text.span) else { fatalError("broken: \(text) is no timeout") }
        promise(parsed >= min(nanoseconds, Timeout.longest), "a timeout became shorter")
        let other = input.remainder()
        guard let value = Timeout.parse(other.span) else { return }
        promise((0...Timeout.longest).contains(value), "a timeout of \(value)")
        promise(FieldNote(.timeout, value).payload == value, "a timeout does not fit its note")
    }

    private static func checkPercentEncoding(_ bytes: [UInt8]) {
        let text = PercentEncoding.decode(bytes)
        let encoded = PercentEncoding.encode(text)
        promise(encoded.count <= PercentEncoding.limit, "\(encoded.count) bytes of a status message")
        promise(encoded.allSatisfy { (0x20...0x7E).contains($0) }, "a status message is not printable")
        let again = PercentEncoding.decode(encoded)
        promise(text.unicodeScalars.starts(with: again.unicodeScalars), "a status message is changed on the way")
        promise(encoded.count > PercentEncoding.limit - 12 || again == text, "a status message is cut without need")
    }

    private static let paths = PathTable(ServerFuzz.methods)
    private static let names = [
        ":path", ":method", ":scheme", ":authority", ":status", "host", "te", "content-length", "content-type",
        "grpc-timeout", "grpc-encoding", "grpc-accept-encoding", "grpc-status", "grpc-message", "x", "x-bin",
        "connection",
    ]

    private static func checkFields(_ input: inout FuzzInput) {
        var check = RequestCheck()
        var headers = RequestHeaders()
        while !input.isAtEnd {
            let number = input.choice(of: names.count + 1)
            let name = number < names.count ? Array(names[number].utf8) : input.someBytes()
            let value = input.someBytes()
            let meaning = RequestField(name: name.span, value: value.span)
            check.add(meaning)
            if meaning != .malformed {
                promise(!value.contains { $0 == 0 || $0 == 10 || $0 == 13 }, "a field holds NUL, CR or LF")
            }
            let note = FieldNote.read(name: name.span, value: value.span, paths: paths)
            promise(note.kind != .unread, "a field was not read")
            if note.kind == .path {
                promise(ServerFuzz.methods.indices.contains(Int(note.payload)), "an unknown method")
            }
            headers.add(note)
            _ = ResponseNote.read(name: name.span, value: value.span)
        }
        check.endHeaders(endsStream: true)
        _ = headers.refusal
    }

    private static func checkFrameWalk(_ pieces: [[UInt8]]) {
        promise(walk(pieces) == walk([pieces.flatMap { $0 }]), "the frames depend on how the bytes come")
    }

    private static func walk(_ pieces: [[UInt8]]) -> [FrameWalk.Found] {
        var walk = FrameWalk()
        var found: [FrameWalk.Found] = []
        for piece in pieces {
            var offset = 0
            while let next = walk.next(in: piece.span, from: &offset) { found.append(next) }
        }
        return found
    }

    private static func checkMetadata(_ input: inout FuzzInput) {
        var raw = RawMetadata()
        while !input.isAtEnd {
            let name =
                input.element(of: ["x", "x-bin", "-bin", ""]) + String(decoding: input.someBytes(), as: UTF8.self)
            let value = input.someBytes()
            raw.append(name: Array(name.utf8).span, value: value.span)
        }
        for entry in raw.parsed.entries where entry.key.hasSuffix("-bin") {
            promise(Base64.decode(Base64.encode(entry.value)) == entry.value, "metadata is changed on the way")
        }
    }
}
