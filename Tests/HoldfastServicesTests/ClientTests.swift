import GRPC
import HoldfastMessages
import HoldfastServices
import Protobuf
import Synchronization
import Testing

/// Keeps the options of the calls, all of which fail.
private final class Recorder: GRPCClient {
    private let kept = Mutex<[CallOptions]>([])

    var options: [CallOptions] { kept.withLock { $0 } }

    func outcome(of method: MethodDescriptor, _ message: [UInt8], options: CallOptions) async -> UnaryOutcome {
        kept.withLock { $0.append(options) }
        return UnaryOutcome(Status(.unavailable))
    }

    func withStream<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        of method: MethodDescriptor,
        options: CallOptions,
        _ body: (ClientStream<Request, Response>) async throws -> Result
    ) async throws -> Result {
        throw Status(.unimplemented)
    }

    func withResponses<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        of method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        _ body: (MessageStream<Response>) async throws -> Result
    ) async throws -> Result {
        throw Status(.unimplemented)
    }
}

@Suite("Generated clients")
struct ClientTests {
    @Test("a request is retried if it carries an id, or if the caller says so")
    func retries() async throws {
        let recorder = Recorder()
        let (stock, id) = (StockServiceClient(recorder), UUID(high: 1, low: 2))
        _ = try? await stock.setStock(SetStockRequest(requestID: id))
        _ = try? await stock.setStock(SetStockRequest())
        _ = try? await stock.setStock(SetStockRequest(), options: CallOptions(isIdempotent: true))
        _ = try? await stock.getStock(GetStockRequest())
        #expect(recorder.options.map(\.isIdempotent) == [true, false, true, false])
    }

    @Test("what the caller says of a call goes along")
    func options() async throws {
        let recorder = Recorder()
        let options = CallOptions(timeout: .seconds(3), gzip: .accepting, waitsForReady: true)
        let request = SetStockRequest(requestID: UUID(high: 1, low: 2))
        _ = try? await StockServiceClient(recorder).setStock(request, options: options)
        let seen = try #require(recorder.options.first)
        #expect(seen.timeout == .seconds(3))
        #expect(seen.gzip == .accepting)
        #expect(seen.waitsForReady)
    }
}
