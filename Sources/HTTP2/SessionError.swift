private import CNghttp2

/// A failure after which the connection cannot go on and must be closed.
///
/// Mistakes of the peer that HTTP/2 has an answer for are not errors of the session: nghttp2 queues the RST_STREAM or
/// GOAWAY itself, and ``Session/isFinished`` turns true once the latter has gone out.
public struct SessionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// nghttp2's code, negative (`nghttp2_error`).
    public let code: Int32

    public var description: String {
        unsafe String(cString: nghttp2_strerror(code))
    }

    /// Throws what nghttp2 returned, if that is a failure.
    static func check(_ code: Int32) throws(SessionError) {
        guard code >= 0 else { throw SessionError(code: code) }
    }
}
