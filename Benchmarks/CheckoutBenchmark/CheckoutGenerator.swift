import GRPC
import HoldfastCoding
import HoldfastMessages
import HoldfastServices
import NIOCore
import Protobuf

/// Keeps checkouts in flight over several connections, on one event loop: each answer is followed by the next call, so that the
/// generator takes little of the processors that it shares with the server.
///
/// Confined to the loop.
final class CheckoutGenerator: UnaryReceiver {
    /// The first checkout that failed, in words.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private let lines: [(connection: ClientConnection, method: PreparedMethod)]
    private let market: BenchmarkMarket
    private let finished: EventLoopPromise<Void>
    private var numbers: Range<Int>
    private var inFlightCount = 0
    private var failure: Failed?

    init(
        _ connections: [ClientConnection],
        _ market: BenchmarkMarket,
        numbers: Range<Int>,
        finished: EventLoopPromise<Void>
    ) {
        let method = HoldfastMethods.unary[UnaryMethod.checkoutCart.rawValue]
        lines = connections.map { ($0, $0.prepare(method)) }
        self.market = market
        self.numbers = numbers
        self.finished = finished
    }

    /// Begins, with `streams` calls on each connection. The promise is kept when all carts are checked out.
    func start(streams: Int) {
        for line in lines.indices {
            for _ in 0..<streams { callNext(on: line) }
            lines[line].connection.flush()
        }
        finishIfDone()
    }

    func completed(_ call: ClientCallID, tag: UInt64, status: Status, message: Span<UInt8>) {
        inFlightCount -= 1
        if status.code == .ok { callNext(on: Int(tag)) } else { fail("\(status.code) \(status.message)") }
        finishIfDone()
    }

    private func finishIfDone() {
        guard inFlightCount == 0 else { return }
        if let failure { finished.fail(failure) } else { finished.succeed() }
    }

    private func callNext(on line: Int) {
        guard let number = numbers.popFirst() else { return }
        let request = market.checkout(of: number)
        let started = lines[line].connection.start(
            lines[line].method,
            tag: UInt64(line),
            receiver: self,
            limit: request.maximumEncodedByteCount
        ) { request.encode(into: &$0) }
        if started == nil { fail("the connection takes no more calls") } else { inFlightCount += 1 }
    }

    /// Lets those in flight end, and no more begin.
    private func fail(_ description: String) {
        failure = failure ?? Failed(description: description)
        numbers = 0..<0
    }
}
