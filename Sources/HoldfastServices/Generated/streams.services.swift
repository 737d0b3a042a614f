// Generated from the schema by Proto/generate; changes made here are lost.

import GRPC
import HoldfastCoding
import HoldfastMessages

/// Answers the methods of `holdfast.v1.AdminService` with a stream on either side, each call in a task of its own.
public protocol AdminServiceStreams: Sendable {
    /// Everything the service knows, of one moment, in an order in which it can be imported.
    /// Errors: FAILED_PRECONDITION NOT_JOURNALED; ABORTED SNAPSHOT_EXPIRED after ten minutes; UNAVAILABLE OVERLOADED
    /// where as many exports run as may.
    func exportEntities(
        _ context: ServerContext,
        _ request: ExportEntitiesRequest,
        _ responses: MessageSink<ExportEntitiesResponse>
    ) async throws
    /// Takes in rows as they are, with their keys and times: what was exported elsewhere, or a catalogue that somebody
    /// wrote. The rows of one request take effect together, but for those that are refused, each for itself; the
    /// response to it comes when they are durable. A row that is there already, just so, is passed over: after a break
    /// an import may begin again at any row before it. Of a row that has left memory only its key is compared. What the
    /// service has changed meanwhile is refused, and stays as it is. Units that the ledger says are reserved stay so
    /// until the reservations that hold them have come: an export is to be imported whole.
    /// Errors: INVALID_ARGUMENT INVALID_FIELD for a request without rows, or with more than 1,000, and without a reason
    /// for one with a field that cannot be read; RESOURCE_EXHAUSTED STORAGE_FULL.
    func importEntities(
        _ context: ServerContext,
        _ requests: MessageStream<ImportEntitiesRequest>,
        _ responses: MessageSink<ImportEntitiesResponse>
    ) async throws
}

extension ServiceMethod {
    /// What a server registers to have `service` answer the streams of `holdfast.v1.AdminService`.
    public static func streams(of service: some AdminServiceStreams) -> [ServiceMethod] {
        [
            .serverStreaming(HoldfastMethods.streaming[0], service.exportEntities),
            .bidirectional(HoldfastMethods.streaming[1], service.importEntities),
        ]
    }
}

/// Answers the methods of `holdfast.v1.ChangeService` with a stream on either side, each call in a task of its own.
public protocol ChangeServiceStreams: Sendable {
    /// Changes as they become durable. The first response comes at once and says where the stream begins; after a break
    /// it goes on, without a gap, after the `resume_seq` of the last response that came. What came of a group of
    /// commands before the break may come once more. While nothing of the stream is for its caller, responses without
    /// changes say now and then how far it has got.
    /// Errors: as ListChanges; CHANGES_TRIMMED also to a caller who reads so slowly that what comes next is no longer
    /// kept; RESOURCE_EXHAUSTED WATCHER_LIMIT; UNAVAILABLE when the server shuts down.
    func watchChanges(
        _ context: ServerContext,
        _ request: WatchChangesRequest,
        _ responses: MessageSink<WatchChangesResponse>
    ) async throws
}

extension ServiceMethod {
    /// What a server registers to have `service` answer the streams of `holdfast.v1.ChangeService`.
    public static func streams(of service: some ChangeServiceStreams) -> [ServiceMethod] {
        [
            .serverStreaming(HoldfastMethods.streaming[2], service.watchChanges)
        ]
    }
}

/// Answers the methods of `holdfast.v1.OrderService` with a stream on either side, each call in a task of its own.
public protocol OrderServiceStreams: Sendable {
    /// Orders as they change, once that is durable: as StockService.WatchStocks.
    func watchOrders(
        _ context: ServerContext,
        _ request: WatchOrdersRequest,
        _ responses: MessageSink<WatchOrdersResponse>
    ) async throws
}

extension ServiceMethod {
    /// What a server registers to have `service` answer the streams of `holdfast.v1.OrderService`.
    public static func streams(of service: some OrderServiceStreams) -> [ServiceMethod] {
        [
            .serverStreaming(HoldfastMethods.streaming[3], service.watchOrders)
        ]
    }
}

/// Answers the methods of `holdfast.v1.StockService` with a stream on either side, each call in a task of its own.
public protocol StockServiceStreams: Sendable {
    /// Stock rows as they change, once that is durable. The first response comes at once, without rows, and says where
    /// the stream begins; after a break it goes on, without a gap, after the `resume_seq` of the last response that
    /// came, which may be without rows too; what came of a group of commands before the break may come once more.
    /// Whoever wants to know the stock from the beginning reads it first, and watches from its `read_seq` on.
    /// Errors: OUT_OF_RANGE CHANGES_TRIMMED, also to a caller who reads so slowly that what comes next is no longer
    /// kept, AS_OF_IN_FUTURE; FAILED_PRECONDITION NOT_JOURNALED; RESOURCE_EXHAUSTED WATCHER_LIMIT; UNAVAILABLE when the
    /// server shuts down.
    func watchStocks(
        _ context: ServerContext,
        _ request: WatchStocksRequest,
        _ responses: MessageSink<WatchStocksResponse>
    ) async throws
}

extension ServiceMethod {
    /// What a server registers to have `service` answer the streams of `holdfast.v1.StockService`.
    public static func streams(of service: some StockServiceStreams) -> [ServiceMethod] {
        [
            .serverStreaming(HoldfastMethods.streaming[4], service.watchStocks)
        ]
    }
}
