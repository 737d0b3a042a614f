import SwiftProtobufPluginLibrary

/// About how many bytes a message takes in Swift where it lies in a value, without what it refers to.
///
/// An enum is as large as its largest case, and is moved as often as a small one: requests and responses that are few and large must
/// not make those that are many and small slower. So their cases are `indirect`.
enum InlineSize {
    /// The requests that callers send by the thousands are smaller.
    static let largestRequest = 128
    /// So are the responses to them.
    static let largestResponse = 256

    /// `indirect` before the case of a message that is larger than this, else nothing.
    static func prefix(of message: Descriptor, largest: Int) throws(Failure) -> String {
        try byteCount(of: message) > largest ? "indirect " : ""
    }

    private static func byteCount(of message: Descriptor) throws(Failure) -> Int {
        var sum = 0
        for member in try Message(message).members {
            switch member {
            case .field(let field): sum += try byteCount(of: field)
            case .oneof(_, let fields):
                var largest = 0
                for field in fields { largest = max(largest, try byteCount(of: field)) }
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
