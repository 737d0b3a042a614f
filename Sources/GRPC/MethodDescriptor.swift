/// One method of a service, as routing and clients need it.
public struct MethodDescriptor: Hashable, Sendable {
    /// Which sides send a stream of messages instead of one.
    public enum Kind: Sendable {
        case unary
        case clientStreaming
        case serverStreaming
        case bidirectional
    }

    /// The full name, `package.Service`.
    public let service: String
    public let method: String
    public let kind: Kind

    public init(service: String, method: String, kind: Kind = .unary) {
        self.service = service
        self.method = method
        self.kind = kind
    }

    /// The value of `:path`.
    public var path: String { "/\(service)/\(method)" }
}
