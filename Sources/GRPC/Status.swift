/// The outcome of a call: a code, a text for people and, for programs, a serialized `google.rpc.Status`.
public struct Status: Error, Hashable, Sendable {
    /// What programs decide by.
    public var code: StatusCode
    /// For people. Sent in `grpc-message`, percent-encoded, of which 1,024 bytes are sent at most.
    public var message: String
    /// Sent in `grpc-status-details-bin` unless longer than ``detailsLimit``. Empty means none.
    public var details: [UInt8]

    /// Bytes of ``details`` at most. Clients accept 8–16 KiB of header fields in all, so longer details are left out rather than lose the status.
    public static let detailsLimit = 4096

    /// A status. A handler throws one to end its call with it.
    public init(_ code: StatusCode, _ message: String = "", details: [UInt8] = []) {
        self.code = code
        self.message = message
        self.details = details
    }

    /// The call succeeded.
    public static let ok = Status(.ok)

    /// Whether the call succeeded.
    public var isOK: Bool { code == .ok }
}
