/// What a call of a client does with gzip.
public struct GzipUse: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The server may compress its messages.
    public static let accepting = GzipUse(rawValue: 1)
    /// Messages to the server are compressed. One that does not know gzip answers UNIMPLEMENTED.
    public static let sending = GzipUse(rawValue: 2)

    /// The request header fields that say so.
    var fields: [(name: String, value: [UInt8])] {
        var fields: [(name: String, value: [UInt8])] = []
        if contains(.sending) { fields.append(("grpc-encoding", Array("gzip".utf8))) }
        if contains(.accepting) { fields.append(("grpc-accept-encoding", Array(MessageEncoding.accepted.utf8))) }
        return fields
    }
}
