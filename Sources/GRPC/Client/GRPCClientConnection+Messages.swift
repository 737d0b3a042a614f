import NIOCore
public import Protobuf

extension GRPCClientConnection {
    /// Calls `method` with one message and waits for the response message. Any outcome but OK is thrown, and INTERNAL when the
    /// response cannot be parsed. `timeout` becomes the call's deadline.
    ///
    /// A response is taken even if fields break the schema's rules, which then have their zero values: a newer server may know
    /// values that this client does not, and the id of what was only validated is empty.
    public func call<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> Response {
        let response = try await unary(
            method,
            request.encoded(),
            metadata: metadata,
            timeout: timeout.map { TimeAmount($0) }
        )
        do throws(DecodeError) {
            var violations: [FieldViolation] = []
            return try Response.decode(response.message.span, in: Arena(chunkByteCount: 4096), violations: &violations)
        } catch {
            throw Status(.internal, "the response of \(method.path) is malformed")
        }
    }
}
