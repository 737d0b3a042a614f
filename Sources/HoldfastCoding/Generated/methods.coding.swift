// Generated from the schema by Proto/generate; changes made here are lost.

import HoldfastMessages
import Protobuf

extension UnaryRequest {
    /// Reads the request of a method; fields at fault get their zero values and are added to `violations`.
    /// Throws only `.malformed`.
    public static func decode(
        method: UnaryMethod,
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> UnaryRequest {
        switch method {
        case .getServerInfo: .getServerInfo(try GetServerInfoRequest.decode(bytes, in: arena, violations: &violations))
        case .getStateHash: .getStateHash(try GetStateHashRequest.decode(bytes, in: arena, violations: &violations))
        case .verifyInvariants:
            .verifyInvariants(try VerifyInvariantsRequest.decode(bytes, in: arena, violations: &violations))
        case .createCategory:
            .createCategory(try CreateCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .getCategory: .getCategory(try GetCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .listCategories:
            .listCategories(try ListCategoriesRequest.decode(bytes, in: arena, violations: &violations))
        case .updateCategory:
            .updateCategory(try UpdateCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .moveCategory: .moveCategory(try MoveCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .deleteCategory:
            .deleteCategory(try DeleteCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .getLedgerEntry:
            .getLedgerEntry(try GetLedgerEntryRequest.decode(bytes, in: arena, violations: &violations))
        case .listLedgerEntries:
            .listLedgerEntries(try ListLedgerEntriesRequest.decode(bytes, in: arena, violations: &violations))
        case .verifyLedger: .verifyLedger(try VerifyLedgerRequest.decode(bytes, in: arena, violations: &violations))
        case .createReservation:
            .createReservation(try CreateReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .batchCreateReservations:
            .batchCreateReservations(
                try BatchCreateReservationsRequest.decode(bytes, in: arena, violations: &violations)
            )
        case .getReservation:
            .getReservation(try GetReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .commitReservation:
            .commitReservation(try CommitReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .consumeReservation:
            .consumeReservation(try ConsumeReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .releaseReservation:
            .releaseReservation(try ReleaseReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .extendReservation:
            .extendReservation(try ExtendReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .getStock: .getStock(try GetStockRequest.decode(bytes, in: arena, violations: &violations))
        case .batchGetStocks:
            .batchGetStocks(try BatchGetStocksRequest.decode(bytes, in: arena, violations: &violations))
        case .setStock: .setStock(try SetStockRequest.decode(bytes, in: arena, violations: &violations))
        case .adjustStock: .adjustStock(try AdjustStockRequest.decode(bytes, in: arena, violations: &violations))
        }
    }

    /// Reads the request of a method; throws `.invalid` with every field at fault.
    public static func decode(
        method: UnaryMethod,
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena
    ) throws(DecodeError) -> UnaryRequest {
        var violations: [Protobuf.FieldViolation] = []
        let request = try decode(method: method, bytes, in: arena, violations: &violations)
        guard violations.isEmpty else { throw .invalid(violations) }
        return request
    }
}

extension UnaryResponse: ProtobufEncodable {
    /// Writes the response. Traps when `output` has less free capacity than `maximumEncodedByteCount`.
    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        switch self {
        case .getServerInfo(let response): response.encode(into: &output)
        case .getStateHash(let response): response.encode(into: &output)
        case .verifyInvariants(let response): response.encode(into: &output)
        case .createCategory(let response): response.encode(into: &output)
        case .getCategory(let response): response.encode(into: &output)
        case .listCategories(let response): response.encode(into: &output)
        case .updateCategory(let response): response.encode(into: &output)
        case .moveCategory(let response): response.encode(into: &output)
        case .deleteCategory(let response): response.encode(into: &output)
        case .getLedgerEntry(let response): response.encode(into: &output)
        case .listLedgerEntries(let response): response.encode(into: &output)
        case .verifyLedger(let response): response.encode(into: &output)
        case .createReservation(let response): response.encode(into: &output)
        case .batchCreateReservations(let response): response.encode(into: &output)
        case .getReservation(let response): response.encode(into: &output)
        case .commitReservation(let response): response.encode(into: &output)
        case .consumeReservation(let response): response.encode(into: &output)
        case .releaseReservation(let response): response.encode(into: &output)
        case .extendReservation(let response): response.encode(into: &output)
        case .getStock(let response): response.encode(into: &output)
        case .batchGetStocks(let response): response.encode(into: &output)
        case .setStock(let response): response.encode(into: &output)
        case .adjustStock(let response): response.encode(into: &output)
        }
    }

    /// No fewer bytes than `encode` will write.
    public var maximumEncodedByteCount: Int {
        switch self {
        case .getServerInfo(let response): response.maximumEncodedByteCount
        case .getStateHash(let response): response.maximumEncodedByteCount
        case .verifyInvariants(let response): response.maximumEncodedByteCount
        case .createCategory(let response): response.maximumEncodedByteCount
        case .getCategory(let response): response.maximumEncodedByteCount
        case .listCategories(let response): response.maximumEncodedByteCount
        case .updateCategory(let response): response.maximumEncodedByteCount
        case .moveCategory(let response): response.maximumEncodedByteCount
        case .deleteCategory(let response): response.maximumEncodedByteCount
        case .getLedgerEntry(let response): response.maximumEncodedByteCount
        case .listLedgerEntries(let response): response.maximumEncodedByteCount
        case .verifyLedger(let response): response.maximumEncodedByteCount
        case .createReservation(let response): response.maximumEncodedByteCount
        case .batchCreateReservations(let response): response.maximumEncodedByteCount
        case .getReservation(let response): response.maximumEncodedByteCount
        case .commitReservation(let response): response.maximumEncodedByteCount
        case .consumeReservation(let response): response.maximumEncodedByteCount
        case .releaseReservation(let response): response.maximumEncodedByteCount
        case .extendReservation(let response): response.maximumEncodedByteCount
        case .getStock(let response): response.maximumEncodedByteCount
        case .batchGetStocks(let response): response.maximumEncodedByteCount
        case .setStock(let response): response.maximumEncodedByteCount
        case .adjustStock(let response): response.maximumEncodedByteCount
        }
    }
}
