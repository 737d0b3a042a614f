/// Why bytes were not taken for a message.
public enum DecodeError: Error, Equatable {
    /// They are not the encoding of any message, or would take more memory than the arena may lend.
    case malformed
    /// They are the encoding of a message that breaks the rules of its fields. Each field at fault is named, up to
    /// `FieldViolation.maximumCount`.
    case invalid([FieldViolation])
}

/// What is wrong with one field of a message.
public struct FieldViolation: Equatable, Sendable {
    /// How many violations of one message are kept; a batch of thousands of lines could have as many.
    public static let maximumCount = 100

    /// The path of the field in the names of the schema, as `points[3].latitude`.
    public var field: String
    /// What is wrong with it, for developers.
    public var description: String

    /// A violation of the field at a path.
    public init(field: String, description: String) {
        self.field = field
        self.description = description
    }
}
