// Generated from the schema by Proto/generate; changes made here are lost.

import GRPC
import HoldfastCoding
import HoldfastMessages

/// Calls `holdfast.v1.AdminService`. Every function throws the status of a call that did not end with OK.
public struct AdminServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// What the server is and how far it has got.
    public func getServerInfo(
        _ request: GetServerInfoRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetServerInfoResponse {
        try await client.call(HoldfastMethods.unary[0], request, options: options)
    }

    /// A hash of everything the service knows, to compare two servers or one before and after.
    public func getStateHash(
        _ request: GetStateHashRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetStateHashResponse {
        try await client.call(HoldfastMethods.unary[1], request, options: options)
    }

    /// Checks what is in memory: balances against limits, reserved stock against open reservations.
    public func verifyInvariants(
        _ request: VerifyInvariantsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> VerifyInvariantsResponse {
        try await client.call(HoldfastMethods.unary[2], request, options: options)
    }
}

/// Calls `holdfast.v1.CatalogService`. Every function throws the status of a call that did not end with OK.
public struct CatalogServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Adds a category, at the top or below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; ALREADY_EXISTS KEY_TAKEN for its id or slug;
    /// FAILED_PRECONDITION CATEGORY_DEPTH.
    public func createCategory(
        _ request: CreateCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[3],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One category, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getCategory(
        _ request: GetCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetCategoryResponse {
        try await client.call(HoldfastMethods.unary[4], request, options: options)
    }

    /// Categories in the order of their ids: all of them, those at the top, or those right below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    public func listCategories(
        _ request: ListCategoriesRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListCategoriesResponse {
        try await client.call(HoldfastMethods.unary[5], request, options: options)
    }

    /// Changes what a category is called and says of itself.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for its slug.
    public func updateCategory(
        _ request: UpdateCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[6],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Puts a category, with all that is below it, below another or at the top.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for it or the parent; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION
    /// CATEGORY_CYCLE, CATEGORY_DEPTH.
    public func moveCategory(
        _ request: MoveCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> MoveCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[7],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Removes a category that has none below it.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    public func deleteCategory(
        _ request: DeleteCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> DeleteCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[8],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }
}

/// Calls `holdfast.v1.LedgerService`. Every function throws the status of a call that did not end with OK.
public struct LedgerServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// One entry.
    /// Errors: NOT_FOUND LEDGER_ENTRY_NOT_FOUND.
    public func getLedgerEntry(
        _ request: GetLedgerEntryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetLedgerEntryResponse {
        try await client.call(HoldfastMethods.unary[9], request, options: options)
    }

    /// Entries, the newest first.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; NOT_FOUND STOCK_NOT_FOUND.
    public func listLedgerEntries(
        _ request: ListLedgerEntriesRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListLedgerEntriesResponse {
        try await client.call(HoldfastMethods.unary[10], request, options: options)
    }

    /// Proves over one consistent snapshot that at every entry the sums equal the balances, and at the end the stock.
    /// Errors: ABORTED SNAPSHOT_EXPIRED after ten minutes.
    public func verifyLedger(
        _ request: VerifyLedgerRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> VerifyLedgerResponse {
        try await client.call(HoldfastMethods.unary[11], request, options: options)
    }
}

/// Calls `holdfast.v1.ReservationService`. Every function throws the status of a call that did not end with OK.
public struct ReservationServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Holds units of one variant until the hold expires or is settled.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    public func createReservation(
        _ request: CreateReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateReservationResponse {
        try await client.call(
            HoldfastMethods.unary[12],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Holds units for many lines in one command.
    /// Errors: as CreateReservation; with `EACH`, per line in the results.
    public func batchCreateReservations(
        _ request: BatchCreateReservationsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> BatchCreateReservationsResponse {
        try await client.call(
            HoldfastMethods.unary[13],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One reservation, open or ended.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND.
    public func getReservation(
        _ request: GetReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetReservationResponse {
        try await client.call(HoldfastMethods.unary[14], request, options: options)
    }

    /// Makes a hold final: it no longer expires. Fewer units than held may be committed; the rest becomes available.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION RESERVATION_STATE,
    /// RESERVATION_EXPIRED, RESERVATION_OWNED.
    public func commitReservation(
        _ request: CommitReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CommitReservationResponse {
        try await client.call(
            HoldfastMethods.unary[15],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Ships committed units: they leave the current stock. Fewer than committed may be shipped; the rest becomes
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED.
    public func consumeReservation(
        _ request: ConsumeReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ConsumeReservationResponse {
        try await client.call(
            HoldfastMethods.unary[16],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Gives up a hold or a commitment; all its units become available.
    /// Errors: as ConsumeReservation.
    public func releaseReservation(
        _ request: ReleaseReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ReleaseReservationResponse {
        try await client.call(
            HoldfastMethods.unary[17],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Gives a hold a new expire time, counted from now. An expired hold is admitted anew, if its units are still
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    public func extendReservation(
        _ request: ExtendReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ExtendReservationResponse {
        try await client.call(
            HoldfastMethods.unary[18],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }
}

/// Calls `holdfast.v1.StockService`. Every function throws the status of a call that did not end with OK.
public struct StockServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// The stock of one variant, now or as of an earlier sequence number or time.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND, AS_OF_BEFORE_FIRST; OUT_OF_RANGE AS_OF_IN_FUTURE.
    public func getStock(
        _ request: GetStockRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetStockResponse {
        try await client.call(HoldfastMethods.unary[19], request, options: options)
    }

    /// The stock of several variants at one moment, in the order asked for.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND when any of them is unknown.
    public func batchGetStocks(
        _ request: BatchGetStocksRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> BatchGetStocksResponse {
        try await client.call(HoldfastMethods.unary[20], request, options: options)
    }

    /// Sets the current stock to what was counted, and optionally the settings. Creates the row of a variant not seen
    /// before.
    /// Errors: ABORTED ETAG_MISMATCH, EXPECTED_STOCK_MISMATCH; FAILED_PRECONDITION STOCK_BELOW_RESERVED.
    public func setStock(
        _ request: SetStockRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> SetStockResponse {
        try await client.call(
            HoldfastMethods.unary[21],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Adds to or takes from the current stock.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STOCK_NEGATIVE,
    /// STOCK_BELOW_RESERVED; RESOURCE_EXHAUSTED STOCK_LIMIT_EXCEEDED.
    public func adjustStock(
        _ request: AdjustStockRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> AdjustStockResponse {
        try await client.call(
            HoldfastMethods.unary[22],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }
}
