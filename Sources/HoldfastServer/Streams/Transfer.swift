import Commerce
import GRPC
import HoldfastEngine
import HoldfastMessages
import HoldfastServices

/// Lets everything out, and rows in.
struct Transfer: AdminServiceStreams {
    let engine: Engine
    let limits: Limits

    func exportEntities(
        _ context: ServerContext,
        _ request: ExportEntitiesRequest,
        _ responses: MessageSink<ExportEntitiesResponse>
    ) async throws {
        let entities = Set(request.entities)
        if entities.contains(where: { $0 == .unspecified || $0.isPartOfOrder }) {
            throw Watching.invalidField("entities", "must be kinds of rows, and orders ORDER_AGGREGATE")
        }
        do {
            let export = try engine.export(entities)
            while let batch = try await export.next() {
                let response = ExportEntitiesResponse(
                    rows: batch.rows,
                    rowCount: Int64(batch.rowCount),
                    totalRowCount: Int64(batch.totalRowCount),
                    readSeq: batch.sequence
                )
                try await responses.write(response)
            }
        } catch let rejection as Rejection {
            throw Status(rejection)
        }
    }

    func importEntities(
        _ context: ServerContext,
        _ requests: MessageStream<ImportEntitiesRequest>,
        _ responses: MessageSink<ImportEntitiesResponse>
    ) async throws {
        var total = ImportEntitiesResponse()
        for try await request in requests {
            let violations = Commerce.violations(ofRowCount: request.rows.count, limits: limits)
            guard violations.isEmpty else { throw Status(.invalidFields(violations)) }
            do {
                let (rows, missing) = request.content
                guard missing.isEmpty else { throw Rejection.invalidFields(missing) }
                let outcome = try await engine.importRows(rows)
                total.add(outcome, rowCount: rows.count)
                try await responses.write(total)
            } catch let rejection as Rejection {
                throw Status(rejection)
            }
        }
    }
}

extension EntityKind {
    /// Whether its rows are exported as part of an order.
    fileprivate var isPartOfOrder: Bool {
        switch self {
        case .order, .orderItem, .orderShippingDetail, .orderAdjustment, .orderTransition, .payment, .refund: true
        default: false
        }
    }
}

extension ImportEntitiesRequest {
    /// The rows, and which of them are none.
    fileprivate var content: (rows: [EntityRow.Row], missing: [InvalidField]) {
        var missing: [InvalidField] = []
        var content: [EntityRow.Row] = []
        for (index, row) in rows.enumerated() {
            if let row = row.row {
                content.append(row)
            } else if missing.count < Validation.maximumViolationCount {
                missing.append(InvalidField(field: "rows[\(index)].row", description: "is required"))
            }
        }
        return (content, missing)
    }
}

extension ImportEntitiesResponse {
    /// Adds what came of the rows of one request.
    fileprivate mutating func add(_ outcome: ImportOutcome, rowCount added: Int) {
        errors = outcome.refused.map { refused in
            ImportError(
                rowNumber: rowCount + Int64(refused.index),
                reason: refused.rejection.reason,
                message: refused.rejection.description
            )
        }
        rowCount += Int64(added)
        importedCount += Int64(outcome.imported)
        unchangedCount += Int64(outcome.unchanged)
        refusedCount += Int64(outcome.refused.count)
        commitSeq = outcome.sequence
    }
}

extension Rejection {
    /// The rejection in words; of fields at fault, the first ones.
    fileprivate var description: String {
        guard case .invalidFields(let fields) = self else { return message }
        return fields.prefix(3).map { "\($0.field): \($0.description)" }.joined(separator: "; ")
    }
}
