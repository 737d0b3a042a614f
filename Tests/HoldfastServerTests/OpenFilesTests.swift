import GRPC
import Testing

@testable import HoldfastServer

@Suite("Connections and open files")
struct OpenFilesTests {
    @Test(
        "no more connections are taken than there are files for",
        arguments: [(nil, 10_000), (100_000, 10_000), (10_128, 10_000), (1_024, 896), (100, 1)] as [(Int?, Int)]
    )
    func connections(openFiles: Int?, connections: Int) {
        let fitting = ServerConfiguration.forService.fitting(openFiles: openFiles)
        #expect(fitting.connections.maximumConnections == connections)
    }
}
