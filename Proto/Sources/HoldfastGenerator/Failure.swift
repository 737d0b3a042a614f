/// Why the schema cannot be generated: where, and what is wrong with it. protoc prints it and fails.
public struct Failure: Error, CustomStringConvertible, Equatable {
    /// The full name of the message, field or method at fault.
    let place: String
    /// What is wrong.
    let reason: String

    public var description: String { "\(place): \(reason)" }
}
