import Commerce
import GRPC
import HoldfastEngine
import HoldfastMessages
import HoldfastServices

/// Tells of everything that changes.
struct ChangeStreams: ChangeServiceStreams {
    let watching: Watching

    func watchChanges(
        _ context: ServerContext,
        _ request: WatchChangesRequest,
        _ responses: MessageSink<WatchChangesResponse>
    ) async throws {
        let entities = Set(request.entities)
        guard entities.allSatisfy(\.isTold) else {
            throw Watching.invalidField("entities", EntityKind.toldExpectation)
        }
        try await watching.watch(after: request.afterSeq) { change in
            change.isWanted(entities) ? change : nil
        } tell: { changes, sequence in
            try await responses.write(WatchChangesResponse(changes: changes, resumeSeq: sequence))
        }
    }
}
