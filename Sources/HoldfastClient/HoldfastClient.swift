import GRPC
import HoldfastServices
import NIOCore

/// A connection to a Holdfast server for other Swift services, with a client for each service. It does not reconnect.
public struct HoldfastClient: Sendable {
    /// The connection, for callers that start many calls at once.
    public let connection: GRPCClientConnection
    public let stock: StockServiceClient
    public let reservations: ReservationServiceClient
    public let ledger: LedgerServiceClient
    public let admin: AdminServiceClient

    /// Calls over a connection that is there already.
    public init(connection: GRPCClientConnection) {
        self.connection = connection
        stock = StockServiceClient(connection)
        reservations = ReservationServiceClient(connection)
        ledger = LedgerServiceClient(connection)
        admin = AdminServiceClient(connection)
    }

    /// Connects over TCP without TLS. Throws UNAVAILABLE when nobody answers.
    public static func connect(
        host: String = "127.0.0.1",
        port: Int = 50051,
        group: any EventLoopGroup
    ) async throws(Status) -> HoldfastClient {
        try await connect(to: .tcp(host: host, port: port), group: group)
    }

    /// Connects to `endpoint`. Throws UNAVAILABLE when nobody answers or TLS fails, and FAILED_PRECONDITION when the files of
    /// `security` cannot be used.
    public static func connect(
        to endpoint: Endpoint,
        security: ClientSecurity = .cleartext,
        group: any EventLoopGroup
    ) async throws(Status) -> HoldfastClient {
        HoldfastClient(connection: try await .connect(to: endpoint, security: security, group: group))
    }

    /// Closes the connection; calls in flight end with UNAVAILABLE.
    public func close() async {
        await connection.close()
    }
}
