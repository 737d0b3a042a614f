import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

/// The requests of one turn of a loop, and what came of them: outcomes in the same order, the answers among them as bytes, one after
/// the other.
///
/// It has one owner at a time: an event loop fills it, the engine carries it out, and it goes back with its memory, so that in
/// steady state a batch allocates nothing.
public final class EngineBatch: @unchecked Sendable {
    // Sendable because of that one owner: handing it over goes through a queue of the engine's thread or of the event loop,
    // and nobody keeps a reference.

    /// What is asked for.
    public private(set) var requests: [EngineRequest] = []
    /// An outcome for each request that was carried out, in order.
    public private(set) var outcomes: [Outcome] = []
    /// No outcome may leave before this sequence number is durable; 0 where nothing needs to be waited for.
    public internal(set) var releaseSequence: Int64 = 0
    /// Whether some outcomes come later.
    public private(set) var hasPending = false
    private var answers = OwnedBytes(capacity: 4096)

    public init() {}

    /// Adds a request.
    public func add(_ request: consuming EngineRequest) {
        requests.append(request)
    }

    /// Lends the bytes of an answer, an encoded message.
    public func withAnswer<Result>(_ range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
        answers.withBytes(range, body)
    }

    /// Forgets everything; keeps the memory unless its answers have grown beyond `limit` bytes: those of a batch of 8,190 lines have
    /// not.
    public func reset(keepingAtMost limit: Int = 4 << 20) {
        requests.removeAll(keepingCapacity: true)
        outcomes.removeAll(keepingCapacity: true)
        answers.removeAll(keepingAtMost: limit)
        releaseSequence = 0
        hasPending = false
    }

    /// The outcome of the next request.
    func append(_ outcome: Outcome) {
        if case .pending = outcome { hasPending = true }
        outcomes.append(outcome)
    }

    /// Encodes the answer to the next request.
    func encode(_ response: borrowing UnaryResponse) -> Range<Int> {
        let start = answers.count
        answers.append(capacity: response.maximumEncodedByteCount) { output in
            response.encode(into: &output)
        }
        return start..<answers.count
    }

    /// Takes over the answer to the next request, encoded earlier.
    func copy(_ answer: [UInt8]) -> Range<Int> {
        let start = answers.count
        answers.append(answer.span.memory)
        return start..<answers.count
    }
}
