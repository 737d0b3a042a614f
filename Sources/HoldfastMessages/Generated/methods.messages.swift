// Generated from the schema by Proto/generate; changes made here are lost.

/// A method with one request and one response, numbered by services in order of file and declaration.
public enum UnaryMethod: Int, Sendable, CaseIterable {
    /// `holdfast.v1.AdminService.GetServerInfo`
    case getServerInfo = 0
    /// `holdfast.v1.AdminService.GetStateHash`
    case getStateHash
    /// `holdfast.v1.AdminService.VerifyInvariants`
    case verifyInvariants
    /// `holdfast.v1.CatalogService.CreateCategory`
    case createCategory
    /// `holdfast.v1.CatalogService.GetCategory`
    case getCategory
    /// `holdfast.v1.CatalogService.ListCategories`
    case listCategories
    /// `holdfast.v1.CatalogService.UpdateCategory`
    case updateCategory
    /// `holdfast.v1.CatalogService.MoveCategory`
    case moveCategory
    /// `holdfast.v1.CatalogService.DeleteCategory`
    case deleteCategory
    /// `holdfast.v1.LedgerService.GetLedgerEntry`
    case getLedgerEntry
    /// `holdfast.v1.LedgerService.ListLedgerEntries`
    case listLedgerEntries
    /// `holdfast.v1.LedgerService.VerifyLedger`
    case verifyLedger
    /// `holdfast.v1.ReservationService.CreateReservation`
    case createReservation
    /// `holdfast.v1.ReservationService.BatchCreateReservations`
    case batchCreateReservations
    /// `holdfast.v1.ReservationService.GetReservation`
    case getReservation
    /// `holdfast.v1.ReservationService.CommitReservation`
    case commitReservation
    /// `holdfast.v1.ReservationService.ConsumeReservation`
    case consumeReservation
    /// `holdfast.v1.ReservationService.ReleaseReservation`
    case releaseReservation
    /// `holdfast.v1.ReservationService.ExtendReservation`
    case extendReservation
    /// `holdfast.v1.StockService.GetStock`
    case getStock
    /// `holdfast.v1.StockService.BatchGetStocks`
    case batchGetStocks
    /// `holdfast.v1.StockService.SetStock`
    case setStock
    /// `holdfast.v1.StockService.AdjustStock`
    case adjustStock
}

/// The request of any unary method.
public enum UnaryRequest: Equatable, Sendable {
    case getServerInfo(GetServerInfoRequest)
    case getStateHash(GetStateHashRequest)
    case verifyInvariants(VerifyInvariantsRequest)
    case createCategory(CreateCategoryRequest)
    case getCategory(GetCategoryRequest)
    case listCategories(ListCategoriesRequest)
    case updateCategory(UpdateCategoryRequest)
    case moveCategory(MoveCategoryRequest)
    case deleteCategory(DeleteCategoryRequest)
    case getLedgerEntry(GetLedgerEntryRequest)
    case listLedgerEntries(ListLedgerEntriesRequest)
    case verifyLedger(VerifyLedgerRequest)
    case createReservation(CreateReservationRequest)
    case batchCreateReservations(BatchCreateReservationsRequest)
    case getReservation(GetReservationRequest)
    case commitReservation(CommitReservationRequest)
    case consumeReservation(ConsumeReservationRequest)
    case releaseReservation(ReleaseReservationRequest)
    case extendReservation(ExtendReservationRequest)
    case getStock(GetStockRequest)
    case batchGetStocks(BatchGetStocksRequest)
    case setStock(SetStockRequest)
    case adjustStock(AdjustStockRequest)
}

extension UnaryRequest {
    /// The method that it asks for.
    @inlinable
    public var method: UnaryMethod {
        switch self {
        case .getServerInfo: .getServerInfo
        case .getStateHash: .getStateHash
        case .verifyInvariants: .verifyInvariants
        case .createCategory: .createCategory
        case .getCategory: .getCategory
        case .listCategories: .listCategories
        case .updateCategory: .updateCategory
        case .moveCategory: .moveCategory
        case .deleteCategory: .deleteCategory
        case .getLedgerEntry: .getLedgerEntry
        case .listLedgerEntries: .listLedgerEntries
        case .verifyLedger: .verifyLedger
        case .createReservation: .createReservation
        case .batchCreateReservations: .batchCreateReservations
        case .getReservation: .getReservation
        case .commitReservation: .commitReservation
        case .consumeReservation: .consumeReservation
        case .releaseReservation: .releaseReservation
        case .extendReservation: .extendReservation
        case .getStock: .getStock
        case .batchGetStocks: .batchGetStocks
        case .setStock: .setStock
        case .adjustStock: .adjustStock
        }
    }

    /// Whether the method can change anything: its request has a field `request_id`.
    @inlinable
    public var isMutation: Bool {
        switch self {
        case .createCategory: true
        case .updateCategory: true
        case .moveCategory: true
        case .deleteCategory: true
        case .createReservation: true
        case .batchCreateReservations: true
        case .commitReservation: true
        case .consumeReservation: true
        case .releaseReservation: true
        case .extendReservation: true
        case .setStock: true
        case .adjustStock: true
        default: false
        }
    }

    /// The caller's id of this request, which makes a retry harmless; nil where there is none.
    @inlinable
    public var requestID: UUID? {
        switch self {
        case .createCategory(let request): request.requestID
        case .updateCategory(let request): request.requestID
        case .moveCategory(let request): request.requestID
        case .deleteCategory(let request): request.requestID
        case .createReservation(let request): request.requestID
        case .batchCreateReservations(let request): request.requestID
        case .commitReservation(let request): request.requestID
        case .consumeReservation(let request): request.requestID
        case .releaseReservation(let request): request.requestID
        case .extendReservation(let request): request.requestID
        case .setStock(let request): request.requestID
        case .adjustStock(let request): request.requestID
        default: nil
        }
    }

    /// Whether the caller wants the answer without the change.
    @inlinable
    public var validateOnly: Bool {
        switch self {
        case .createCategory(let request): request.validateOnly
        case .updateCategory(let request): request.validateOnly
        case .moveCategory(let request): request.validateOnly
        case .deleteCategory(let request): request.validateOnly
        case .createReservation(let request): request.validateOnly
        case .batchCreateReservations(let request): request.validateOnly
        case .commitReservation(let request): request.validateOnly
        case .consumeReservation(let request): request.validateOnly
        case .releaseReservation(let request): request.validateOnly
        case .extendReservation(let request): request.validateOnly
        case .setStock(let request): request.validateOnly
        case .adjustStock(let request): request.validateOnly
        default: false
        }
    }
}

extension UnaryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        switch self {
        case .getServerInfo(let request): request.feed(&hasher)
        case .getStateHash(let request): request.feed(&hasher)
        case .verifyInvariants(let request): request.feed(&hasher)
        case .createCategory(let request): request.feed(&hasher)
        case .getCategory(let request): request.feed(&hasher)
        case .listCategories(let request): request.feed(&hasher)
        case .updateCategory(let request): request.feed(&hasher)
        case .moveCategory(let request): request.feed(&hasher)
        case .deleteCategory(let request): request.feed(&hasher)
        case .getLedgerEntry(let request): request.feed(&hasher)
        case .listLedgerEntries(let request): request.feed(&hasher)
        case .verifyLedger(let request): request.feed(&hasher)
        case .createReservation(let request): request.feed(&hasher)
        case .batchCreateReservations(let request): request.feed(&hasher)
        case .getReservation(let request): request.feed(&hasher)
        case .commitReservation(let request): request.feed(&hasher)
        case .consumeReservation(let request): request.feed(&hasher)
        case .releaseReservation(let request): request.feed(&hasher)
        case .extendReservation(let request): request.feed(&hasher)
        case .getStock(let request): request.feed(&hasher)
        case .batchGetStocks(let request): request.feed(&hasher)
        case .setStock(let request): request.feed(&hasher)
        case .adjustStock(let request): request.feed(&hasher)
        }
    }
}

/// The response of any unary method.
public enum UnaryResponse: Equatable, Sendable {
    case getServerInfo(GetServerInfoResponse)
    case getStateHash(GetStateHashResponse)
    case verifyInvariants(VerifyInvariantsResponse)
    case createCategory(CreateCategoryResponse)
    case getCategory(GetCategoryResponse)
    case listCategories(ListCategoriesResponse)
    case updateCategory(UpdateCategoryResponse)
    case moveCategory(MoveCategoryResponse)
    case deleteCategory(DeleteCategoryResponse)
    case getLedgerEntry(GetLedgerEntryResponse)
    case listLedgerEntries(ListLedgerEntriesResponse)
    case verifyLedger(VerifyLedgerResponse)
    case createReservation(CreateReservationResponse)
    case batchCreateReservations(BatchCreateReservationsResponse)
    case getReservation(GetReservationResponse)
    case commitReservation(CommitReservationResponse)
    case consumeReservation(ConsumeReservationResponse)
    case releaseReservation(ReleaseReservationResponse)
    case extendReservation(ExtendReservationResponse)
    case getStock(GetStockResponse)
    case batchGetStocks(BatchGetStocksResponse)
    case setStock(SetStockResponse)
    case adjustStock(AdjustStockResponse)

    /// The method that it answers.
    @inlinable
    public var method: UnaryMethod {
        switch self {
        case .getServerInfo: .getServerInfo
        case .getStateHash: .getStateHash
        case .verifyInvariants: .verifyInvariants
        case .createCategory: .createCategory
        case .getCategory: .getCategory
        case .listCategories: .listCategories
        case .updateCategory: .updateCategory
        case .moveCategory: .moveCategory
        case .deleteCategory: .deleteCategory
        case .getLedgerEntry: .getLedgerEntry
        case .listLedgerEntries: .listLedgerEntries
        case .verifyLedger: .verifyLedger
        case .createReservation: .createReservation
        case .batchCreateReservations: .batchCreateReservations
        case .getReservation: .getReservation
        case .commitReservation: .commitReservation
        case .consumeReservation: .consumeReservation
        case .releaseReservation: .releaseReservation
        case .extendReservation: .extendReservation
        case .getStock: .getStock
        case .batchGetStocks: .batchGetStocks
        case .setStock: .setStock
        case .adjustStock: .adjustStock
        }
    }
}

/// What operators ask a running server.
/// Answers `holdfast.v1.AdminService`: one synchronous function for each of its unary methods.
public protocol AdminServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// What the server is and how far it has got.
    mutating func getServerInfo(_ request: GetServerInfoRequest) throws(Failure) -> GetServerInfoResponse
    /// A hash of everything the service knows, to compare two servers or one before and after.
    mutating func getStateHash(_ request: GetStateHashRequest) throws(Failure) -> GetStateHashResponse
    /// Checks what is in memory: balances against limits, reserved stock against open reservations.
    mutating func verifyInvariants(_ request: VerifyInvariantsRequest) throws(Failure) -> VerifyInvariantsResponse
}

/// What is sold, and where in the shop it is found.
/// Answers `holdfast.v1.CatalogService`: one synchronous function for each of its unary methods.
public protocol CatalogServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Adds a category, at the top or below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; ALREADY_EXISTS KEY_TAKEN for its id or slug;
    /// FAILED_PRECONDITION CATEGORY_DEPTH.
    mutating func createCategory(_ request: CreateCategoryRequest) throws(Failure) -> CreateCategoryResponse
    /// One category, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getCategory(_ request: GetCategoryRequest) throws(Failure) -> GetCategoryResponse
    /// Categories in the order of their ids: all of them, those at the top, or those right below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    mutating func listCategories(_ request: ListCategoriesRequest) throws(Failure) -> ListCategoriesResponse
    /// Changes what a category is called and says of itself.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for its slug.
    mutating func updateCategory(_ request: UpdateCategoryRequest) throws(Failure) -> UpdateCategoryResponse
    /// Puts a category, with all that is below it, below another or at the top.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for it or the parent; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION
    /// CATEGORY_CYCLE, CATEGORY_DEPTH.
    mutating func moveCategory(_ request: MoveCategoryRequest) throws(Failure) -> MoveCategoryResponse
    /// Removes a category that has none below it.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    mutating func deleteCategory(_ request: DeleteCategoryRequest) throws(Failure) -> DeleteCategoryResponse
}

/// The append-only book of every change of stock.
/// Answers `holdfast.v1.LedgerService`: one synchronous function for each of its unary methods.
public protocol LedgerServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// One entry.
    /// Errors: NOT_FOUND LEDGER_ENTRY_NOT_FOUND.
    mutating func getLedgerEntry(_ request: GetLedgerEntryRequest) throws(Failure) -> GetLedgerEntryResponse
    /// Entries, the newest first.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; NOT_FOUND STOCK_NOT_FOUND.
    mutating func listLedgerEntries(_ request: ListLedgerEntriesRequest) throws(Failure) -> ListLedgerEntriesResponse
    /// Proves over one consistent snapshot that at every entry the sums equal the balances, and at the end the stock.
    /// Errors: ABORTED SNAPSHOT_EXPIRED after ten minutes.
    mutating func verifyLedger(_ request: VerifyLedgerRequest) throws(Failure) -> VerifyLedgerResponse
}

/// Holds units of stock for a caller, and settles what is held.
/// Answers `holdfast.v1.ReservationService`: one synchronous function for each of its unary methods.
public protocol ReservationServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Holds units of one variant until the hold expires or is settled.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    mutating func createReservation(_ request: CreateReservationRequest) throws(Failure) -> CreateReservationResponse
    /// Holds units for many lines in one command.
    /// Errors: as CreateReservation; with `EACH`, per line in the results.
    mutating func batchCreateReservations(_ request: BatchCreateReservationsRequest) throws(Failure)
        -> BatchCreateReservationsResponse
    /// One reservation, open or ended.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND.
    mutating func getReservation(_ request: GetReservationRequest) throws(Failure) -> GetReservationResponse
    /// Makes a hold final: it no longer expires. Fewer units than held may be committed; the rest becomes available.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION RESERVATION_STATE,
    /// RESERVATION_EXPIRED, RESERVATION_OWNED.
    mutating func commitReservation(_ request: CommitReservationRequest) throws(Failure) -> CommitReservationResponse
    /// Ships committed units: they leave the current stock. Fewer than committed may be shipped; the rest becomes
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED.
    mutating func consumeReservation(_ request: ConsumeReservationRequest) throws(Failure) -> ConsumeReservationResponse
    /// Gives up a hold or a commitment; all its units become available.
    /// Errors: as ConsumeReservation.
    mutating func releaseReservation(_ request: ReleaseReservationRequest) throws(Failure) -> ReleaseReservationResponse
    /// Gives a hold a new expire time, counted from now. An expired hold is admitted anew, if its units are still
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    mutating func extendReservation(_ request: ExtendReservationRequest) throws(Failure) -> ExtendReservationResponse
}

/// What lies on the shelf, and how much of it is spoken for.
/// Answers `holdfast.v1.StockService`: one synchronous function for each of its unary methods.
public protocol StockServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// The stock of one variant, now or as of an earlier sequence number or time.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND, AS_OF_BEFORE_FIRST; OUT_OF_RANGE AS_OF_IN_FUTURE.
    mutating func getStock(_ request: GetStockRequest) throws(Failure) -> GetStockResponse
    /// The stock of several variants at one moment, in the order asked for.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND when any of them is unknown.
    mutating func batchGetStocks(_ request: BatchGetStocksRequest) throws(Failure) -> BatchGetStocksResponse
    /// Sets the current stock to what was counted, and optionally the settings. Creates the row of a variant not seen
    /// before.
    /// Errors: ABORTED ETAG_MISMATCH, EXPECTED_STOCK_MISMATCH; FAILED_PRECONDITION STOCK_BELOW_RESERVED.
    mutating func setStock(_ request: SetStockRequest) throws(Failure) -> SetStockResponse
    /// Adds to or takes from the current stock.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STOCK_NEGATIVE,
    /// STOCK_BELOW_RESERVED; RESOURCE_EXHAUSTED STOCK_LIMIT_EXCEEDED.
    mutating func adjustStock(_ request: AdjustStockRequest) throws(Failure) -> AdjustStockResponse
}

/// Answers every unary method.
public protocol UnaryHandler: AdminServiceHandler, CatalogServiceHandler, LedgerServiceHandler,
    ReservationServiceHandler, StockServiceHandler, ~Copyable
{}

extension UnaryHandler where Self: ~Copyable {
    /// Answers a request by the function of its method.
    @inlinable
    public mutating func handle(_ request: UnaryRequest) throws(Failure) -> UnaryResponse {
        switch request {
        case .getServerInfo(let request): .getServerInfo(try getServerInfo(request))
        case .getStateHash(let request): .getStateHash(try getStateHash(request))
        case .verifyInvariants(let request): .verifyInvariants(try verifyInvariants(request))
        case .createCategory(let request): .createCategory(try createCategory(request))
        case .getCategory(let request): .getCategory(try getCategory(request))
        case .listCategories(let request): .listCategories(try listCategories(request))
        case .updateCategory(let request): .updateCategory(try updateCategory(request))
        case .moveCategory(let request): .moveCategory(try moveCategory(request))
        case .deleteCategory(let request): .deleteCategory(try deleteCategory(request))
        case .getLedgerEntry(let request): .getLedgerEntry(try getLedgerEntry(request))
        case .listLedgerEntries(let request): .listLedgerEntries(try listLedgerEntries(request))
        case .verifyLedger(let request): .verifyLedger(try verifyLedger(request))
        case .createReservation(let request): .createReservation(try createReservation(request))
        case .batchCreateReservations(let request): .batchCreateReservations(try batchCreateReservations(request))
        case .getReservation(let request): .getReservation(try getReservation(request))
        case .commitReservation(let request): .commitReservation(try commitReservation(request))
        case .consumeReservation(let request): .consumeReservation(try consumeReservation(request))
        case .releaseReservation(let request): .releaseReservation(try releaseReservation(request))
        case .extendReservation(let request): .extendReservation(try extendReservation(request))
        case .getStock(let request): .getStock(try getStock(request))
        case .batchGetStocks(let request): .batchGetStocks(try batchGetStocks(request))
        case .setStock(let request): .setStock(try setStock(request))
        case .adjustStock(let request): .adjustStock(try adjustStock(request))
        }
    }
}
