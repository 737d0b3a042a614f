/// Why a stream or a connection ended, as carried by RST_STREAM and GOAWAY (RFC 9113 section 7).
///
/// A peer may send values that no specification names, so this is a number with names rather than an enumeration.
public struct ErrorCode: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    /// The number on the wire.
    public let rawValue: UInt32

    /// The code of any number.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Nothing went wrong: NO_ERROR.
    public static let noError = ErrorCode(rawValue: 0x0)
    /// The peer did what the protocol does not allow, and no other code says what: PROTOCOL_ERROR.
    public static let protocolError = ErrorCode(rawValue: 0x1)
    /// A failure of the endpoint's own: INTERNAL_ERROR.
    public static let internalError = ErrorCode(rawValue: 0x2)
    /// The peer sent more than a window allowed, or widened one beyond its maximum: FLOW_CONTROL_ERROR.
    public static let flowControlError = ErrorCode(rawValue: 0x3)
    /// The peer did not acknowledge SETTINGS in time: SETTINGS_TIMEOUT.
    public static let settingsTimeout = ErrorCode(rawValue: 0x4)
    /// A frame came on a stream that the peer had ended: STREAM_CLOSED.
    public static let streamClosed = ErrorCode(rawValue: 0x5)
    /// A frame has a length that it must not have: FRAME_SIZE_ERROR.
    public static let frameSizeError = ErrorCode(rawValue: 0x6)
    /// The request was not looked at, so that it may be sent again: REFUSED_STREAM.
    public static let refusedStream = ErrorCode(rawValue: 0x7)
    /// The stream is not wanted any more: CANCEL.
    public static let cancel = ErrorCode(rawValue: 0x8)
    /// The compression of header fields cannot go on: COMPRESSION_ERROR.
    public static let compressionError = ErrorCode(rawValue: 0x9)
    /// The connection that a CONNECT asked for was lost: CONNECT_ERROR.
    public static let connectError = ErrorCode(rawValue: 0xa)
    /// The peer makes more work than it should: ENHANCE_YOUR_CALM.
    public static let enhanceYourCalm = ErrorCode(rawValue: 0xb)
    /// The transport is not safe enough: INADEQUATE_SECURITY.
    public static let inadequateSecurity = ErrorCode(rawValue: 0xc)
    /// The request is to be made over HTTP/1.1: HTTP_1_1_REQUIRED.
    public static let http11Required = ErrorCode(rawValue: 0xd)

    /// Whether a stream is reset so for what its peer did, and not for what became of its call.
    var blamesPeer: Bool {
        switch self {
        case .protocolError, .flowControlError, .streamClosed, .frameSizeError, .compressionError: true
        default: false
        }
    }
}
