import GRPC

/// The limits of TLS that can be set with `--limit NAME=VALUE`, by their names.
enum TLSLimitOption: String, LimitNames {
    case handshakeTimeout = "tls-handshake-milliseconds"
    case reloadInterval = "tls-reload-milliseconds"

    var range: ClosedRange<Int64> { 1...1_000_000_000 }

    var field: LimitField<ServerTLS> {
        switch self {
        case .handshakeTimeout: .milliseconds(\.handshakeTimeout)
        case .reloadInterval: .milliseconds(\.reloadInterval)
        }
    }
}
