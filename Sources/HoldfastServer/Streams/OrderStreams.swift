import GRPC
import HoldfastMessages
import HoldfastServices

/// Tells of orders as they change.
struct OrderStreams: OrderServiceStreams {
    let watching: Watching

    func watchOrders(
        _ context: ServerContext,
        _ request: WatchOrdersRequest,
        _ responses: MessageSink<WatchOrdersResponse>
    ) async throws {
        try await watching.watch(after: request.afterSeq) { change in
            guard case .row(let row) = change.change, case .order(let order) = row.row else { return nil }
            let isWanted =
                switch request.filter {
                case .userID(let user): order.userID == user
                case .sellerID(let seller): order.sellerID == seller
                case .orderID(let id): order.id == id
                case nil: true
                }
            return isWanted ? order : nil
        } tell: { orders, sequence in
            try await responses.write(WatchOrdersResponse(orders: orders, resumeSeq: sequence))
        }
    }
}
