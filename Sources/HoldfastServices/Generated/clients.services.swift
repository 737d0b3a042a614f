// Generated from the schema by Proto/generate; changes made here are lost.

import GRPC
import HoldfastCoding
import HoldfastMessages

/// Calls `holdfast.v1.AdminService`. Every function throws the status of a call that did not end with OK.
public struct AdminServiceClient: Sendable {
    private let connection: GRPCClientConnection

    /// A client on a connection, which may serve others too.
    public init(_ connection: GRPCClientConnection) {
        self.connection = connection
    }

    /// What the server is and how far it has got.
    public func getServerInfo(
        _ request: GetServerInfoRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> GetServerInfoResponse {
        try await connection.call(
            HoldfastMethods.unary[0],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// A hash of everything the service knows, to compare two servers or one before and after.
    public func getStateHash(
        _ request: GetStateHashRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> GetStateHashResponse {
        try await connection.call(
            HoldfastMethods.unary[1],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Checks what is in memory: balances against limits, reserved stock against open reservations.
    public func verifyInvariants(
        _ request: VerifyInvariantsRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> VerifyInvariantsResponse {
        try await connection.call(
            HoldfastMethods.unary[2],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }
}

/// Calls `holdfast.v1.LedgerService`. Every function throws the status of a call that did not end with OK.
public struct LedgerServiceClient: Sendable {
    private let connection: GRPCClientConnection

    /// A client on a connection, which may serve others too.
    public init(_ connection: GRPCClientConnection) {
        self.connection = connection
    }

    /// One entry.
    /// Errors: NOT_FOUND LEDGER_ENTRY_NOT_FOUND.
    public func getLedgerEntry(
        _ request: GetLedgerEntryRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> GetLedgerEntryResponse {
        try await connection.call(
            HoldfastMethods.unary[3],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Entries, the newest first.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; NOT_FOUND STOCK_NOT_FOUND.
    public func listLedgerEntries(
        _ request: ListLedgerEntriesRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> ListLedgerEntriesResponse {
        try await connection.call(
            HoldfastMethods.unary[4],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Proves over one consistent snapshot that at every entry the sums equal the balances, and at the end the stock.
    /// Errors: ABORTED SNAPSHOT_EXPIRED after ten minutes.
    public func verifyLedger(
        _ request: VerifyLedgerRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> VerifyLedgerResponse {
        try await connection.call(
            HoldfastMethods.unary[5],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }
}

/// Calls `holdfast.v1.ReservationService`. Every function throws the status of a call that did not end with OK.
public struct ReservationServiceClient: Sendable {
    private let connection: GRPCClientConnection

    /// A client on a connection, which may serve others too.
    public init(_ connection: GRPCClientConnection) {
        self.connection = connection
    }

    /// Holds units of one variant until the hold expires or is settled.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    public func createReservation(
        _ request: CreateReservationRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> CreateReservationResponse {
        try await connection.call(
            HoldfastMethods.unary[6],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Holds units for many lines in one command.
    /// Errors: as CreateReservation; with `EACH`, per line in the results.
    public func batchCreateReservations(
        _ request: BatchCreateReservationsRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> BatchCreateReservationsResponse {
        try await connection.call(
            HoldfastMethods.unary[7],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// One reservation, open or ended.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND.
    public func getReservation(
        _ request: GetReservationRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> GetReservationResponse {
        try await connection.call(
            HoldfastMethods.unary[8],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Makes a hold final: it no longer expires. Fewer units than held may be committed; the rest becomes available.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION RESERVATION_STATE,
    /// RESERVATION_EXPIRED, RESERVATION_OWNED.
    public func commitReservation(
        _ request: CommitReservationRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> CommitReservationResponse {
        try await connection.call(
            HoldfastMethods.unary[9],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Ships committed units: they leave the current stock. Fewer than committed may be shipped; the rest becomes
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED.
    public func consumeReservation(
        _ request: ConsumeReservationRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> ConsumeReservationResponse {
        try await connection.call(
            HoldfastMethods.unary[10],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Gives up a hold or a commitment; all its units become available.
    /// Errors: as ConsumeReservation.
    public func releaseReservation(
        _ request: ReleaseReservationRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> ReleaseReservationResponse {
        try await connection.call(
            HoldfastMethods.unary[11],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Gives a hold a new expire time, counted from now. An expired hold is admitted anew, if its units are still
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    public func extendReservation(
        _ request: ExtendReservationRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> ExtendReservationResponse {
        try await connection.call(
            HoldfastMethods.unary[12],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }
}

/// Calls `holdfast.v1.StockService`. Every function throws the status of a call that did not end with OK.
public struct StockServiceClient: Sendable {
    private let connection: GRPCClientConnection

    /// A client on a connection, which may serve others too.
    public init(_ connection: GRPCClientConnection) {
        self.connection = connection
    }

    /// The stock of one variant, now or as of an earlier sequence number or time.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND, AS_OF_BEFORE_FIRST; OUT_OF_RANGE AS_OF_IN_FUTURE.
    public func getStock(
        _ request: GetStockRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> GetStockResponse {
        try await connection.call(
            HoldfastMethods.unary[13],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// The stock of several variants at one moment, in the order asked for.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND when any of them is unknown.
    public func batchGetStocks(
        _ request: BatchGetStocksRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> BatchGetStocksResponse {
        try await connection.call(
            HoldfastMethods.unary[14],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Sets the current stock to what was counted, and optionally the settings. Creates the row of a variant not seen
    /// before.
    /// Errors: ABORTED ETAG_MISMATCH, EXPECTED_STOCK_MISMATCH; FAILED_PRECONDITION STOCK_BELOW_RESERVED.
    public func setStock(
        _ request: SetStockRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> SetStockResponse {
        try await connection.call(
            HoldfastMethods.unary[15],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }

    /// Adds to or takes from the current stock.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STOCK_NEGATIVE,
    /// STOCK_BELOW_RESERVED; RESOURCE_EXHAUSTED STOCK_LIMIT_EXCEEDED.
    public func adjustStock(
        _ request: AdjustStockRequest,
        metadata: Metadata? = nil,
        timeout: Duration? = nil
    ) async throws(Status) -> AdjustStockResponse {
        try await connection.call(
            HoldfastMethods.unary[16],
            request,
            metadata: metadata,
            timeout: timeout
        )
    }
}
