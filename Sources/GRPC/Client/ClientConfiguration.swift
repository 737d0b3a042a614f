import HTTP2
import NIOCore

/// The limits of a client's connection.
public struct ClientConfiguration: Sendable {
    /// The limits of HTTP/2.
    public var session = SessionConfiguration()
    /// Bytes of one response message at most.
    public var maximumMessageSize = 4 * 1024 * 1024
    /// Bytes of metadata (``Metadata/byteCount``) that a call sends at most, those of interceptors included. One with more ends with
    /// RESOURCE_EXHAUSTED, and nothing of it is sent: a server might end the connection for it, and all calls with it.
    public var maximumMetadataSize = 8 * 1024
    /// What a streaming call may hold.
    public var streams = StreamLimits()
    /// Whether a silent server is asked if it is there; nil for never.
    public var keepalive: ClientKeepalive?
    /// How long connecting may take, the handshake of TLS included. A ``GRPCChannel`` goes by its ``BackoffPolicy`` instead.
    public var connectTimeout = TimeAmount.seconds(20)
    /// Look at every call, in this order.
    public var interceptors: [any ClientInterceptor] = [TracePropagation()]
    /// Sent as `user-agent` (grpc/grpc `doc/PROTOCOL-HTTP2.md`, "User Agents"). An application may put its own name before it, and a
    /// space.
    public var userAgent = "grpc-swift-nghttp2/1.0"

    /// The defaults.
    public init() {}
}
