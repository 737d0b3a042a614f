import Fuzzed
import Protobuf
import SwiftProtobuf

/// What became of the mutations.
struct Tally {
    var accepted = 0
    var violated = 0
    var refusedByBoth = 0
    /// Refused by protobuf-c alone: it knows no groups, less slack in tags and lengths, and fails to merge a message sent twice
    /// that has a oneof or an optional field which neither sets. No encoder writes any of these.
    var refusedByUs = 0
    /// Refused by swift-protobuf alone: it also checks text that a later value of the same field replaces, and field numbers of 0.
    var refusedByPeer = 0
    /// Accepted by both with other values, for the two known reasons; no encoder writes such bytes. Where a field with a message
    /// occurs twice, the encoding's rules merge the two, and protobuf-c takes plain numbers from the last even if it is 0. And
    /// protobuf-c takes a field for a truth value whatever its wire type.
    var readOtherwise = 0
    /// The shortest bytes on which the two disagree, and how.
    var disagreement: (description: String, bytes: [UInt8])?

    mutating func note(_ description: String, _ bytes: [UInt8]) {
        if let known = disagreement, known.bytes.count <= bytes.count { return }
        disagreement = (description, bytes)
    }
}

/// One message type of ours and the same one of swift-protobuf's.
struct Pair: Sendable {
    let name: String
    /// Valid encodings to start from.
    let seeds: [[UInt8]]
    let compare: @Sendable ([UInt8], borrowing Arena, inout Tally) -> Void

    init<Ours: ProtobufMessage, Theirs: SwiftProtobuf.Message>(
        _ seeds: [Ours],
        _ theirs: Theirs.Type
    ) {
        name = Theirs.protoMessageName
        self.seeds = seeds.map { $0.encoded() }
        compare = { bytes, arena, tally in Pair.compare(Ours.self, theirs, bytes, arena, &tally) }
    }

    private static func compare<Ours: ProtobufMessage, Theirs: SwiftProtobuf.Message>(
        _: Ours.Type,
        _: Theirs.Type,
        _ bytes: [UInt8],
        _ arena: borrowing Arena,
        _ tally: inout Tally
    ) {
        let theirs = try? Theirs(serializedBytes: bytes)
        var violations: [FieldViolation] = []
        guard let ours = try? Ours.decode(bytes.span, in: arena, violations: &violations) else {
            if theirs == nil { tally.refusedByBoth += 1 } else { tally.refusedByUs += 1 }
            return
        }
        guard let theirs else {
            // They refuse text that is not UTF-8 while parsing, and we note it.
            let isText = violations.contains { $0.description == "must be UTF-8" }
            if isText { tally.refusedByBoth += 1 } else { tally.refusedByPeer += 1 }
            return
        }
        guard violations.isEmpty else {
            tally.violated += 1
            return
        }
        tally.accepted += 1
        let encoded = ours.encoded()
        guard let again = try? Theirs(serializedBytes: encoded), text(again) == text(theirs) else {
            let isMerge = Wire.hasRepetition(bytes[...]) && agree(Ours.self, theirs, arena)
            if isMerge || withoutTruth(encoded, Theirs.self) == withoutTruth(bytes, Theirs.self) {
                tally.readOtherwise += 1
                return
            }
            let values = (try? Theirs(serializedBytes: encoded)).map(text) ?? "no message"
            tally.note("ours:\n\(values)\ntheirs:\n\(text(theirs))", bytes)
            return
        }
        // Swift-protobuf is the oracle for our own encoding, byte by byte.
        var options = BinaryEncodingOptions()
        options.useDeterministicOrdering = true
        guard (try? again.serializedBytes(options: options)) == encoded else {
            tally.note("we write the same values in other bytes", bytes)
            return
        }
        guard encoded.count <= ours.maximumEncodedByteCount else {
            tally.note("the encoding is longer than its bound", bytes)
            return
        }
    }

    /// Whether we read what they write, unless it breaks the rules of its fields.
    private static func agree<Ours: ProtobufMessage, Theirs: SwiftProtobuf.Message>(
        _: Ours.Type,
        _ theirs: Theirs,
        _ arena: borrowing Arena
    ) -> Bool {
        var violations: [FieldViolation] = []
        // By way of text, which leaves unknown fields out: they carry along a truth value of another wire type, which is
        // unknown to them and known to us.
        guard let known = try? Theirs(textFormatString: knownText(theirs)),
            let canonical: [UInt8] = try? known.serializedBytes(),
            let ours = try? Ours.decode(canonical.span, in: arena, violations: &violations)
        else { return false }
        guard violations.isEmpty else { return true }
        return (try? Theirs(serializedBytes: ours.encoded())).map(text) == text(theirs)
    }

    /// The text without truth values.
    private static func withoutTruth<Theirs: SwiftProtobuf.Message>(_ bytes: [UInt8], _: Theirs.Type) -> [Substring] {
        guard let message = try? Theirs(serializedBytes: bytes) else { return [] }
        return text(message).split(separator: "\n").filter { !$0.hasSuffix(": true") && !$0.hasSuffix(": false") }
    }

    /// The fields that both know.
    private static func knownText(_ message: some SwiftProtobuf.Message) -> String {
        var options = TextFormatEncodingOptions()
        options.printUnknownFields = false
        return message.textFormatString(options: options)
    }

    /// The same where ids in capitals are the same ids.
    private static func text(_ message: some SwiftProtobuf.Message) -> String {
        knownText(message).lowercased()
    }
}
