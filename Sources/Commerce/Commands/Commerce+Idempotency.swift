import HoldfastMessages

/// Each request at most once, however often it is sent.
extension Commerce {
    /// Lets a request pass that was not carried out before, with the record to keep of it; nil when it has no request id.
    func admit(_ request: UnaryRequest) throws(Interruption) -> IdempotencyWindow.Record? {
        guard let requestID = request.requestID else { return nil }
        let key = Commerce.idempotencyKey(caller: command.context.caller, method: request.method, requestID: requestID)
        let requestHash = request.hash(table: 0).low
        if let earlier = idempotency.find(key) {
            guard earlier.requestHash == requestHash else { throw .rejected(.requestIDReused) }
            let need = Need.response(sequence: earlier.sequence, method: request.method)
            guard case .response(let response) = command.context.fetched[need] else { throw .needs(need) }
            guard let response else { throw .rejected(.requestIDExpired(floor: idempotency.floor)) }
            throw .replay(response)
        }
        if let made = requestID.unixMilliseconds, made <= idempotency.floor.milliseconds {
            throw .rejected(.requestIDExpired(floor: idempotency.floor))
        }
        return IdempotencyWindow.Record(
            key: key,
            requestHash: requestHash,
            sequence: command.sequence,
            time: command.now
        )
    }

    /// Whether the request, or another with its id, was carried out before, so that it would change nothing.
    public func hasCarriedOut(_ request: UnaryRequest, for caller: Caller) -> Bool {
        guard let requestID = request.requestID else { return false }
        let key = Commerce.idempotencyKey(caller: caller, method: request.method, requestID: requestID)
        return idempotency.find(key) != nil
    }

    /// Remembers that a request was carried out.
    mutating func remember(_ record: IdempotencyWindow.Record) {
        idempotency.insert(record) { forgottenSequences.append($0.sequence) }
        newRecord = record
    }

    /// By method: a number made of its name, since the order of methods changes when new ones come.
    private static let methodSeeds = UnaryMethod.allCases.map { method in
        var hasher = RowHasher(seed: 0)
        hasher.combine(String(describing: method))
        return hasher.finalize().low
    }

    private static func idempotencyKey(caller: Caller, method: UnaryMethod, requestID: UUID) -> Hash128 {
        var hasher = RowHasher(seed: methodSeeds[method.rawValue])
        hasher.combine(caller.name)
        hasher.combine(requestID)
        return hasher.finalize()
    }
}
