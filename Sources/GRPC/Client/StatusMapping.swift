import HTTP2

/// What a client makes of a call that ended without a gRPC status.
enum StatusMapping {
    /// The stream was reset (grpc/grpc `doc/PROTOCOL-HTTP2.md`, "Errors").
    static func status(reset code: ErrorCode) -> Status {
        switch code {
        case .refusedStream: Status(.unavailable, "the server refused the stream")
        case .cancel: Status(.cancelled, "the server cancelled the call")
        case .enhanceYourCalm: Status(.resourceExhausted, "the server asks for calm")
        case .inadequateSecurity: Status(.permissionDenied, "the server asks for better transport security")
        default: Status(.internal, "the stream was reset with code \(code.rawValue)")
        }
    }

    /// The answer was not gRPC (grpc/grpc `doc/http-grpc-status-mapping.md`).
    static func status(http code: Int) -> Status {
        let status: StatusCode =
            switch code {
            case 400, 431: .internal
            case 401: .unauthenticated
            case 403: .permissionDenied
            case 404: .unimplemented
            case 429, 502, 503, 504: .unavailable
            default: .unknown
            }
        return Status(status, "HTTP status \(code) without a gRPC status")
    }
}
