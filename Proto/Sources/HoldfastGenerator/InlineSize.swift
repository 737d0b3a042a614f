import SwiftProtobufPluginLibrary

/// About how many bytes a message takes in Swift where it lies in a value, without what it refers to.
///
/// An enum is as large as its largest case, and is moved as often as a small one: what is large and comes seldom must not make slower
/// what is small and comes often. So the cases of large messages are `indirect`.
enum InlineSize {
    /// The requests that callers send by the thousands are smaller.
    static let largestRequest = 128
    /// So are the responses to them.
    static let largestResponse = 256
    /// So are the fields of a oneof that are in use all the time.
    static let largestAlternative = 256

    /// `indirect` before the case of a message that is larger than this, else nothing.
    static func prefix(of message: Descriptor, largest: Int) throws(Failure) -> String {
        try byteCount(of: message) > largest ? "indirect " : ""
    }

    /// The fields of oneofs that are larger than they should be.
    static func largeAlternatives(of messages: [Message]) throws(Failure) -> Set<String> {
        var names: Set<String> = []
        for case .oneof(_, let fields) in messages.flatMap(\.members) {
            for field in fields where try byteCount(of: field) > largestAlternative {
                names.insert(field.descriptor.fullName)
            }
        }
        return names
    }

    private static func byteCount(of message: Descriptor) throws(Failure) -> Int {
        var sum = 0
        for member in try Message(message).members {
            switch member {
            case .field(let field): sum += try byteCount(of: field)
            case .oneof(_, let fields):
                var largest = wordByteCount
                for field in fields {
                    let size = try byteCount(of: field)
                    if size <= largestAlternative { largest = max(largest, size) }
                }
                sum += largest + wordByteCount
            }
        }
        return sum
    }

    private static let wordByteCount = 8

    private static func byteCount(of field: Field) throws(Failure) -> Int {
        let value: Int
        switch field.kind {
        case .string: return field.cardinality == .repeated ? wordByteCount : 2 * wordByteCount
        case .id(_, .uuid), .uuid, .duration: value = 2 * wordByteCount
        case .message(let message): value = field.cardinality == .repeated ? 0 : try byteCount(of: message)
        default: value = wordByteCount
        }
        return switch field.cardinality {
        case .plain, .required: value
        case .optional: value + wordByteCount
        case .repeated, .map: wordByteCount
        }
    }
}
