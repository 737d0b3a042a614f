import HTTP2

/// The header blocks a server answers with.
enum ServerResponse {
    static let headers = HeaderBlock([":status": "200", "content-type": "application/grpc"])
    static let gzipHeaders = HeaderBlock([
        ":status": "200", "content-type": "application/grpc", "grpc-encoding": "gzip",
    ])
    static let okTrailers = HeaderBlock(["grpc-status": "0"])
    static let methodNotAllowed = HeaderBlock([":status": "405", "allow": "POST", "content-length": "0"])
    static let unsupportedMediaType = HeaderBlock([":status": "415", "content-type": "text/plain"])
    static let unsupportedMediaTypeText = "This is a gRPC service: the content-type must be application/grpc.\n"

    /// The trailers of a call that has already sent headers.
    static func trailers(_ status: Status, _ metadata: Metadata = Metadata()) -> HeaderBlock {
        HeaderBlock(statusFields(status) + metadata.fields)
    }

    /// Headers and trailers in one frame, for a call that fails before it sent anything ("Trailers-Only").
    static func trailersOnly(_ status: Status, _ metadata: Metadata = Metadata(), httpStatus: Int = 200) -> HeaderBlock
    {
        let head: [(name: String, value: [UInt8])] = [
            (":status", Array(String(httpStatus).utf8)), ("content-type", Array("application/grpc".utf8)),
        ]
        return HeaderBlock(head + statusFields(status) + metadata.fields)
    }

    private static func statusFields(_ status: Status) -> [(name: String, value: [UInt8])] {
        var fields: [(name: String, value: [UInt8])] = [("grpc-status", Array(String(status.code.rawValue).utf8))]
        if !status.message.isEmpty { fields.append(("grpc-message", PercentEncoding.encode(status.message))) }
        if !status.details.isEmpty && status.details.count <= Status.detailsLimit {
            fields.append(("grpc-status-details-bin", Base64.encode(status.details)))
        }
        return fields
    }
}
