import GRPC
import HoldfastMessages
import HoldfastServices
import Testing

@Suite("What routing and reflection know of the schema")
struct SchemaTests {
    @Test("every unary method has its descriptor at the index of its number")
    func methods() {
        #expect(HoldfastMethods.unary.count == UnaryMethod.allCases.count)
        for method in UnaryMethod.allCases {
            let name = HoldfastMethods.unary[method.rawValue].method
            #expect(name.lowercased() == "\(method)".lowercased())
        }
        #expect(Set(HoldfastMethods.unary.map(\.path)).count == HoldfastMethods.unary.count)
    }

    @Test("every file comes with the files that it imports, and names the services that are routed")
    func files() {
        let files = FileDescriptor.holdfast + FileDescriptor.publicProtocols
        let names = Set(files.map(\.name))
        for file in files {
            #expect(file.dependencies.allSatisfy(names.contains))
            // The first field is the name: tag, length, text.
            #expect(Array(file.encoded.prefix(2 + file.name.utf8.count).dropFirst(2)) == Array(file.name.utf8))
        }
        #expect(Set(FileDescriptor.holdfast.flatMap(\.services)) == Set(HoldfastMethods.unary.map(\.service)))
    }
}
