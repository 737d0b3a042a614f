import HoldfastMessages

/// ChangeService, as far as single answers go: what has changed lies in the journal.
extension Commerce {
    public mutating func listChanges(_ request: ListChangesRequest) throws(Interruption) -> ListChangesResponse {
        guard request.afterSeq <= sequence else { throw .rejected(.asOfInFuture(sequence: sequence)) }
        let filter = ListChangesRequest(afterSeq: request.afterSeq, entities: request.entities)
        let page = try Page<ChangePosition>(
            token: request.pageToken,
            size: request.pageSize,
            filterHash: filter.hash(table: 0).low,
            limits: limits
        )
        let position = page.firstKey ?? ChangePosition(sequence: request.afterSeq, offset: 0)
        let query = ChangeQuery(
            afterSequence: position.sequence,
            offset: position.offset,
            entities: Set(request.entities),
            count: page.size
        )
        let found: ChangePage = try fetched(.changes(query)) {
            guard case .changes(let page) = $0 else { return nil }
            return page
        }
        guard found.hasMore else { return ListChangesResponse(changes: found.changes, resumeSeq: found.sequence) }
        let next = ChangePosition(sequence: found.sequence, offset: found.offset)
        return ListChangesResponse(changes: found.changes, nextPageToken: page.token(of: next))
    }

    public mutating func getWatermark(_ request: GetWatermarkRequest) throws(Interruption) -> GetWatermarkResponse {
        let oldest: Int64 = try fetched(.oldestChange) {
            guard case .oldestChange(let sequence) = $0 else { return nil }
            return sequence
        }
        return GetWatermarkResponse(oldestSeq: oldest)
    }

    private func fetched<Result>(
        _ need: Need,
        _ unwrap: (Fetched) -> Result?
    ) throws(Interruption) -> Result {
        guard let fetched = command.context.fetched[need] else { throw .needs(need) }
        if case .rejection(let rejection) = fetched { throw .rejected(rejection) }
        guard let result = unwrap(fetched) else { throw .needs(need) }
        return result
    }
}

/// Where a page of changes begins: after so many changes of the first group after a sequence number.
struct ChangePosition: PageKey {
    var sequence: Int64
    var offset: Int

    var pageText: String { "\(String(sequence, radix: 16)).\(String(offset, radix: 16))" }

    init(sequence: Int64, offset: Int) {
        self.sequence = sequence
        self.offset = offset
    }

    init?(pageText: Substring) {
        let parts = pageText.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int64(parts[0], radix: 16), sequence >= 0,
            let offset = Int(parts[1], radix: 16), offset >= 0
        else { return nil }
        self.init(sequence: sequence, offset: offset)
    }
}
