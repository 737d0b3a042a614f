import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The plugin: reads descriptors and writes one kind of Swift, which the parameter `output` names.
public struct Generator: CodeGenerator {
    /// What is written, and for which module.
    enum Output: String, CaseIterable {
        /// `HoldfastMessages`: values without C.
        case messages
        /// `HoldfastCoding`: conversions between those values and protobuf-c's structs.
        case coding
        /// `GRPC`: the messages of public protocols, values and conversions in one file.
        case rpc
        /// `HoldfastServices`: what routing and reflection need to know.
        case services
    }

    public init() {}

    public var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] { [.proto3Optional] }

    public var customOptionExtensions: [any AnyMessageExtension] { Annotations.all }

    public func generate(
        files: [FileDescriptor],
        parameter: any CodeGeneratorParameter,
        protoCompilerContext: any ProtoCompilerContext,
        generatorOutputs: any GeneratorOutputs
    ) throws {
        guard case (key: "output", let name)? = parameter.parsedPairs.first, let output = Output(rawValue: name) else {
            let known = Output.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(place: "parameter output", reason: "must be one of \(known)")
        }
        let schema = try Schema(files)
        for (fileName, contents) in Generator.write(output, of: schema) {
            try generatorOutputs.add(fileName: fileName, contents: contents)
        }
    }

    /// The files of one output, by name.
    static func write(_ output: Output, of schema: Schema) -> [(fileName: String, contents: String)] {
        switch output {
        case .messages: writeMessages(of: schema)
        case .coding: writeCoding(of: schema)
        case .rpc: writeRPC(of: schema)
        case .services: writeServices(of: schema)
        }
    }

    private static func writeMessages(of schema: Schema) -> [(fileName: String, contents: String)] {
        let messages = MessagesWriter(schema: schema)
        var results: [(String, String)] = []
        for file in schema.files {
            var writer = SourceWriter(source: file.descriptor.name, imports: [])
            messages.write(file, into: &writer)
            results.append(("\(file.baseName).messages.swift", writer.text))
        }
        var entities = SourceWriter(source: "the schema", imports: [])
        messages.writeEntities(into: &entities)
        results.append(("entities.messages.swift", entities.text))
        var methods = SourceWriter(source: "the schema", imports: [])
        MethodsWriter(schema: schema).write(into: &methods)
        results.append(("methods.messages.swift", methods.text))
        return results
    }

    private static func writeCoding(of schema: Schema) -> [(fileName: String, contents: String)] {
        let coding = CodingWriter(schema: schema)
        var results: [(String, String)] = []
        for file in schema.files where !file.messages.isEmpty {
            let imports = ["CGRPCProto", "CHoldfastProto", "CProtobufC", "HoldfastMessages", "Protobuf"]
            var writer = SourceWriter(source: file.descriptor.name, imports: imports)
            coding.write(file, into: &writer)
            results.append(("\(file.baseName).coding.swift", writer.text))
        }
        var methods = SourceWriter(source: "the schema", imports: ["HoldfastMessages", "Protobuf"])
        coding.writeMethods(into: &methods)
        results.append(("methods.coding.swift", methods.text))
        return results
    }

    private static func writeRPC(of schema: Schema) -> [(fileName: String, contents: String)] {
        let messages = MessagesWriter(schema: schema)
        let coding = CodingWriter(schema: schema)
        var results: [(String, String)] = []
        for file in schema.files {
            let imports = ["CGRPCProto", "CProtobufC", "Protobuf"]
            var writer = SourceWriter(source: file.descriptor.name, imports: imports)
            messages.write(file, into: &writer)
            coding.write(file, into: &writer)
            results.append(("\(file.baseName).rpc.swift", writer.text))
        }
        var namespaces = SourceWriter(source: "the schema", imports: [])
        messages.writeNamespaces(into: &namespaces)
        results.append(("namespaces.rpc.swift", namespaces.text))
        var files = SourceWriter(source: "the schema", imports: [])
        ServicesWriter(schema: schema).writeFiles(named: "publicProtocols", into: &files)
        results.append(("files.rpc.swift", files.text))
        return results
    }

    private static func writeServices(of schema: Schema) -> [(fileName: String, contents: String)] {
        let services = ServicesWriter(schema: schema)
        var methods = SourceWriter(source: "the schema", imports: ["GRPC"])
        services.writeMethods(into: &methods)
        var files = SourceWriter(source: "the schema", imports: ["GRPC"])
        services.writeFiles(named: "holdfast", into: &files)
        var clients = SourceWriter(source: "the schema", imports: ["GRPC", "HoldfastCoding", "HoldfastMessages"])
        ClientWriter(schema: schema).write(into: &clients)
        var results = [
            ("methods.services.swift", methods.text), ("files.services.swift", files.text),
            ("clients.services.swift", clients.text),
        ]
        let streams = StreamsWriter(schema: schema)
        guard streams.isNeeded else { return results }
        var streamsText = SourceWriter(source: "the schema", imports: ["GRPC", "HoldfastCoding", "HoldfastMessages"])
        streams.write(into: &streamsText)
        results.append(("streams.services.swift", streamsText.text))
        return results
    }
}
