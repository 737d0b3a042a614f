import HTTP2

/// What a ``UnaryReceiver`` can ask about the call whose end it is being told.
extension ClientConnection {
    /// What came with the headers of the response.
    public func initialMetadata(of call: ClientCallID) -> Metadata {
        ended(call)?.metadata.initial ?? Metadata()
    }

    /// What came with the status.
    public func trailers(of call: ClientCallID) -> Metadata {
        ended(call)?.metadata.trailing ?? Metadata()
    }

    /// Whether the response came compressed.
    public func responseWasCompressed(of call: ClientCallID) -> Bool {
        ended(call)?.messageIsCompressed ?? false
    }

    /// How far the call got, if it failed.
    public func reach(of call: ClientCallID) -> CallReach {
        call == .unsent ? .client : ended(call)?.reach ?? .server
    }

    private func ended(_ call: ClientCallID) -> ClientCall? {
        let slot = Int(call.stream.slot)
        guard call != .unsent, slot < calls.count, calls[slot].streamID == call.stream.id else { return nil }
        return calls[slot]
    }
}
