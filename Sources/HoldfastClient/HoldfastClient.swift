import GRPC
import HoldfastMessages
import NIOCore
import Protobuf

import HoldfastCoding
import HoldfastServices

/// A connection to a Holdfast server for other Swift services. It does not reconnect.
public struct HoldfastClient: Sendable {
    /// The connection, for callers that start many calls at once.
    public let connection: GRPCClientConnection

    /// Calls over a connection that is there already.
    public init(connection: GRPCClientConnection) {
        self.connection = connection
    }

    /// Connects over TCP without TLS. Throws UNAVAILABLE when nobody answers.
    public static func connect(
        host: String = "127.0.0.1",
        port: Int = 50051,
        group: any EventLoopGroup
    ) async throws(Status) -> HoldfastClient {
        HoldfastClient(connection: try await .connect(host: host, port: port, group: group))
    }

    /// Calls a method with its request and waits for its response. Throws the server's status, or INTERNAL when the answer does
    /// not parse as `Response`.
    public func call<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: UnaryMethod,
        _ request: Request,
        timeout: TimeAmount? = nil
    ) async throws(Status) -> Response {
        let answer = try await connection.unary(method.descriptor, request.encoded(in: Arena()), timeout: timeout)
        do throws(DecodeError) {
            return try Response.decode(answer.message.span, in: Arena())
        } catch {
            throw Status(.internal, "the response does not parse")
        }
    }

    /// Closes the connection; calls in flight end with UNAVAILABLE.
    public func close() async {
        await connection.close()
    }
}

extension UnaryMethod {
    /// The method as clients need it.
    public var descriptor: MethodDescriptor { UnaryMethod.descriptors[rawValue] }
}
