import NIOCore
import NIOPosix

/// Gives NIO addresses that are known already, in an order that it keeps: they all come as the answer to one of its two questions.
struct OrderedAddresses: Resolver {
    let eventLoop: any EventLoop
    let addresses: [SocketAddress]

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        eventLoop.makeSucceededFuture(addresses)
    }

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> {
        eventLoop.makeSucceededFuture([])
    }

    func cancelQueries() {}
}
