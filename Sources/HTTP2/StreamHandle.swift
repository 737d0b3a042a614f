/// Names one stream of one session.
///
/// `slot` is a small dense number, usable as an index into an array kept beside the session. It is reused after the
/// stream's ``Event/closed(_:_:)`` has been cleared; `id` never is, so a handle kept for too long is recognised as stale.
public struct StreamHandle: Hashable, Sendable, BitwiseCopyable {
    /// The index for what is kept beside the session.
    public let slot: Int32
    /// The stream identifier on the wire (RFC 9113 section 5.1.1).
    public let id: Int32

    /// The handle of a stream that is known by its numbers.
    public init(slot: Int32, id: Int32) {
        self.slot = slot
        self.id = id
    }
}
