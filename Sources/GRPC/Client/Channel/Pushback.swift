import NIOCore

/// What the server says of retrying, in `grpc-retry-pushback-ms` (gRFC A6, "Pushback").
enum Pushback: Equatable {
    case after(TimeAmount)
    case never

    /// The name of the field.
    static let key = "grpc-retry-pushback-ms"

    /// Nil when the server says nothing. What is negative, and what cannot be read, means never.
    init?(_ trailers: Metadata) {
        guard let text = trailers.first(Self.key) else { return nil }
        guard let milliseconds = Int32(text), milliseconds >= 0 else {
            self = .never
            return
        }
        self = .after(.milliseconds(Int64(milliseconds)))
    }
}
