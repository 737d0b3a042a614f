import HoldfastMessages

/// The one way in: every request passes the same guards in the same order.
extension Commerce: UnaryHandler {
    public typealias Failure = Interruption

    /// Carries out one request. On a throw nothing has changed; on success the caller takes the changes with `commit`.
    ///
    /// The guards: fields, all violations at once → idempotency, replay or reuse → existence → etag or expected value → state →
    /// limits → stock. Deadline, overload, authentication and role come before, in the server.
    public mutating func run(_ request: UnaryRequest, _ context: Context) throws(Interruption) -> UnaryResponse {
        let violations = Validation.violations(of: request, limits: limits)
        guard violations.isEmpty else { throw .rejected(.invalidFields(violations)) }

        let isChange = request.isMutation && !request.validateOnly
        begin(context, sequence: isChange ? sequence + 1 : 0)
        let record = isChange ? try admit(request) : nil
        let response: UnaryResponse
        do {
            response = try handle(request)
        } catch {
            rollBack()
            throw error
        }
        guard isChange, command.hasEffect else {
            rollBack()
            return response
        }
        closeFinishedOrders()
        sequence = command.sequence
        if let record { remember(record) }
        return response
    }

    /// Begins a command that carries this sequence number; 0 if its changes will be undone.
    mutating func begin(_ context: Context, sequence: Int64) {
        command = Command(context: context, sequence: sequence, identifiers: identifiers)
    }

    /// Undoes what the running command has done so far.
    mutating func rollBack() {
        stocks.rollBack()
        reservations.rollBack()
        ledger.rollBack()
        rollBackEntities()
        identifiers = command.identifiers
    }
}
