import SwiftProtobufPluginLibrary

/// How many messages lie in each other where a schema's messages go deepest.
///
/// protobuf-c parses a message inside a message by calling itself, and looks at no depth: 2 KB of a message that contains itself
/// exhaust a stack of 512 KiB. It does so only for fields that the schema knows, and passes over the others as bytes, however deep they
/// go. So it is the schema that limits how deep any input is parsed, before it comes.
struct NestingDepth {
    /// With less than 1 KiB of stack for each.
    static let maximum = 100

    /// By the full names of the messages that were looked at.
    private var depths: [String: Int] = [:]
    /// Those that surround the one that is looked at.
    private var surrounding: Set<String> = []

    /// The depth below and with a message. Throws where there is none, or too much of it.
    mutating func of(_ message: Descriptor) throws(Failure) -> Int {
        if let known = depths[message.fullName] { return known }
        surrounding.insert(message.fullName)
        var depth = 1
        for field in message.fields {
            guard let inner = field.messageType else { continue }
            if surrounding.contains(inner.fullName) {
                throw Failure(place: inner.fullName, reason: "contains itself, by way of \(field.fullName)")
            }
            depth = max(depth, 1 + (try of(inner)))
        }
        surrounding.remove(message.fullName)
        if depth > Self.maximum {
            let reason = "nests \(depth) messages, of which there may be \(Self.maximum)"
            throw Failure(place: message.fullName, reason: reason)
        }
        depths[message.fullName] = depth
        return depth
    }
}
