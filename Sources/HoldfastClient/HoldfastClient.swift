public import GRPC
public import HoldfastServices

/// A Holdfast server for other Swift services, with a client for each of its services.
///
/// Over a `GRPCChannel` it reconnects, and mutations that carry a request id are retried: the server carries each id out once.
public struct HoldfastClient: Sendable {
    public let stock: StockServiceClient
    public let reservations: ReservationServiceClient
    public let ledger: LedgerServiceClient
    public let catalog: CatalogServiceClient
    public let users: UserServiceClient
    public let sellers: SellerServiceClient
    public let carts: CartServiceClient
    public let checkouts: CheckoutServiceClient
    public let orders: OrderServiceClient
    public let payments: PaymentServiceClient
    public let changes: ChangeServiceClient
    public let admin: AdminServiceClient

    /// Calls over `client`, which others may use too: a channel, or a connection that is there already.
    public init(_ client: any GRPCClient) {
        stock = StockServiceClient(client)
        reservations = ReservationServiceClient(client)
        ledger = LedgerServiceClient(client)
        catalog = CatalogServiceClient(client)
        users = UserServiceClient(client)
        sellers = SellerServiceClient(client)
        carts = CartServiceClient(client)
        checkouts = CheckoutServiceClient(client)
        orders = OrderServiceClient(client)
        payments = PaymentServiceClient(client)
        changes = ChangeServiceClient(client)
        admin = AdminServiceClient(client)
    }
}
