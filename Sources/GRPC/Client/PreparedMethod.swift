import HTTP2

/// A method with the request headers that every call of it shares, laid out once for one ``ClientConnection``.
public struct PreparedMethod: Sendable, BitwiseCopyable {
    let headers: RegisteredBlock
    let gzip: GzipUse
}
