import Testing

@testable import GRPC

@Suite("Path table")
struct PathTableTests {
    @Test("every method is found by its path, and nothing by a path that differs in a byte or in length")
    func find() {
        let methods = (100..<300).map {
            MethodDescriptor(service: "package.v1.Service", method: "Method\($0)OfOneLength")
        }
        let table = PathTable(methods)
        for (index, method) in methods.enumerated() {
            let path = Array(method.path.utf8)
            #expect(find(path, in: table) == index)
            for position in path.indices {
                var other = path
                other[position] ^= 0x80
                #expect(find(other, in: table) == nil)
            }
            #expect(find(path + [0], in: table) == nil)
            #expect(find(path.dropLast(), in: table) == nil)
        }
        #expect(find([], in: table) == nil)
    }

    private func find(_ path: [UInt8], in table: PathTable) -> Int? { table.index(of: path.span) }
}
