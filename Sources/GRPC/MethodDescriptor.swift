/// One method of a service, as routing and clients need it.
public struct MethodDescriptor: Hashable, Sendable {
    /// Which sides send a stream of messages instead of one.
    public enum Kind: Sendable {
        /// One request, one response.
        case unary
        /// A stream of requests, one response.
        case clientStreaming
        /// One request, a stream of responses.
        case serverStreaming
        /// A stream of each, at the same time.
        case bidirectional

        /// The request is one message, which is followed by nothing.
        var hasOneRequest: Bool { self == .unary || self == .serverStreaming }
    }

    /// The full name, `package.Service`.
    public let service: String
    /// The name of the method alone.
    public let method: String
    /// Which sides stream.
    public let kind: Kind

    /// A method of a service, both by their names in the schema.
    public init(service: String, method: String, kind: Kind = .unary) {
        self.service = service
        self.method = method
        self.kind = kind
    }

    /// The value of `:path`.
    public var path: String { "/\(service)/\(method)" }
}
