/// Why a stream or a connection ended, as carried by RST_STREAM and GOAWAY (RFC 9113 section 7).
///
/// A peer may send values that no specification names, so this is a number with names rather than an enumeration.
public struct ErrorCode: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static let noError = ErrorCode(rawValue: 0x0)
    public static let protocolError = ErrorCode(rawValue: 0x1)
    public static let internalError = ErrorCode(rawValue: 0x2)
    public static let flowControlError = ErrorCode(rawValue: 0x3)
    public static let settingsTimeout = ErrorCode(rawValue: 0x4)
    public static let streamClosed = ErrorCode(rawValue: 0x5)
    public static let frameSizeError = ErrorCode(rawValue: 0x6)
    public static let refusedStream = ErrorCode(rawValue: 0x7)
    public static let cancel = ErrorCode(rawValue: 0x8)
    public static let compressionError = ErrorCode(rawValue: 0x9)
    public static let connectError = ErrorCode(rawValue: 0xa)
    public static let enhanceYourCalm = ErrorCode(rawValue: 0xb)
    public static let inadequateSecurity = ErrorCode(rawValue: 0xc)
    public static let http11Required = ErrorCode(rawValue: 0xd)

    /// Whether a stream is reset so for what its peer did, and not for what became of its call.
    var blamesPeer: Bool {
        switch self {
        case .protocolError, .flowControlError, .streamClosed, .frameSizeError, .compressionError: true
        default: false
        }
    }
}
