import NIOCore

/// What one attempt at a call sends, besides the message.
struct Attempt: Sendable {
    let method: MethodDescriptor
    var metadata: Metadata
    /// From now; nil for ever. Not negative.
    let timeout: TimeAmount?
    let gzip: GzipUse

    /// An attempt after `earlierCount` that failed, of which the server is told (gRFC A6, "Exposed Retry Metadata").
    init(_ method: MethodDescriptor, _ options: CallOptions, timeout: TimeAmount?, after earlierCount: Int = 0) {
        self.method = method
        metadata = options.metadata
        gzip = options.gzip
        self.timeout = timeout
        if earlierCount > 0 { metadata.add("grpc-previous-rpc-attempts", "\(earlierCount)") }
    }

    /// For ``ClientConnection``: nil for none.
    var sentMetadata: Metadata? { metadata.isEmpty ? nil : metadata }
}
