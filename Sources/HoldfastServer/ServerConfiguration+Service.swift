import GRPC

extension ServerConfiguration {
    /// The limits of this service, where they are not those of any gRPC server.
    public static var forService: ServerConfiguration {
        var configuration = ServerConfiguration()
        // The largest request, a batch of 8,190 lines, has four fifths of that.
        configuration.maximumInflatedSize = 1024 * 1024
        return configuration
    }

    /// Files that the engine, its threads and the listener may need besides the connections.
    private static let reservedFileCount = 128

    /// The same limits, with no more connections than a process that may have so many files open can serve. Without a file left,
    /// a server could not even refuse a connection.
    func fitting(openFiles count: Int?) -> ServerConfiguration {
        guard let count else { return self }
        var fitting = self
        let room = max(1, count - Self.reservedFileCount)
        fitting.connections.maximumConnections = min(connections.maximumConnections, room)
        return fitting
    }
}
