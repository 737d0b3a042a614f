import SwiftProtobufPluginLibrary

/// Writes what the methods with a stream on either side need: for each service a protocol of those who answer them.
struct StreamsWriter {
    let schema: Schema

    /// Whether there is anything to write.
    var isNeeded: Bool { !StreamingMethod.all(in: schema).isEmpty }

    func write(into writer: inout SourceWriter) {
        for service in schema.files.flatMap(\.descriptor.services) {
            let methods = StreamingMethod.all(in: schema).filter { $0.descriptor.service === service }
            guard !methods.isEmpty else { continue }
            writer.line()
            writeProtocol(of: service, methods, into: &writer)
            writer.line()
            writeRegistration(of: service, methods, into: &writer)
        }
    }

    private func writeProtocol(
        of service: ServiceDescriptor,
        _ methods: [StreamingMethod],
        into writer: inout SourceWriter
    ) {
        writer.documentation([
            "Answers the methods of `\(service.fullName)` with a stream on either side, each call in a task of its own."
        ])
        writer.block("public protocol \(service.name)Streams: Sendable {") { writer in
            for method in methods {
                writer.documentation(method.descriptor)
                let result = method.descriptor.serverStreaming ? "" : " -> \(method.responseType)"
                writer.list("func \(method.name)(", method.parameters, close: ") async throws\(result)")
            }
        }
    }

    private func writeRegistration(
        of service: ServiceDescriptor,
        _ methods: [StreamingMethod],
        into writer: inout SourceWriter
    ) {
        writer.block("extension ServiceMethod {") { writer in
            writer.documentation([
                "What a server registers to have `service` answer the streams of `\(service.fullName)`."
            ])
            writer.block("public static func streams(of service: some \(service.name)Streams) -> [ServiceMethod] {") {
                writer in
                writer.list(
                    "[",
                    methods.map { ".\($0.kind)(HoldfastMethods.streaming[\($0.index)], service.\($0.name))" },
                    close: "]"
                )
            }
        }
    }
}
