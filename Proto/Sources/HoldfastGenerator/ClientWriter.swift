import SwiftProtobufPluginLibrary

/// Writes a client for each service: one function for each of its methods.
struct ClientWriter {
    let schema: Schema

    func write(into writer: inout SourceWriter) {
        for service in schema.files.flatMap(\.descriptor.services) {
            writer.line()
            write(service, into: &writer)
        }
    }

    private func write(_ service: ServiceDescriptor, into writer: inout SourceWriter) {
        writer.documentation([
            "Calls `\(service.fullName)`. Every function throws the status of a call that did not end with OK."
        ])
        writer.block("public struct \(service.name)Client: Sendable {") { writer in
            writer.line("private let connection: GRPCClientConnection")
            writer.line()
            writer.documentation(["A client on a connection, which may serve others too."])
            writer.block("public init(_ connection: GRPCClientConnection) {") { writer in
                writer.line("self.connection = connection")
            }
            for (index, method) in schema.unaryMethods.enumerated() where method.descriptor.service === service {
                writer.line()
                write(method, at: index, into: &writer)
            }
            for method in StreamingMethod.all(in: schema) where method.descriptor.service === service {
                writer.line()
                write(method, into: &writer)
            }
        }
    }

    private func write(_ method: StreamingMethod, into writer: inout SourceWriter) {
        writer.documentation(method.descriptor, fallback: "Calls `\(method.descriptor.fullName)`.")
        writer.documentation([
            method.descriptor.serverStreaming
                ? "The call is reset if `body` returns before the server has ended it." : "`body` writes the requests."
        ])
        let takesRequest = !method.descriptor.clientStreaming
        let options = ["metadata: Metadata? = nil", "timeout: Duration? = nil", "gzip: GzipUse = []"]
        let (parameter, result) = method.body
        writer.list(
            "public func \(method.name)\(result == "Result" ? "<Result>" : "")(",
            (takesRequest ? ["_ request: \(method.requestType)"] : []) + options
                + ["_ body: (\(parameter)) async throws -> \(result)"],
            close: ") async throws -> \(result == "Result" ? result : method.responseType) {"
        )
        writer.line("    try await connection.\(method.kind)(")
        writer.line("        HoldfastMethods.streaming[\(method.index)],")
        if takesRequest { writer.line("        request,") }
        for option in ["metadata", "timeout", "gzip"] { writer.line("        \(option): \(option),") }
        writer.line("        body")
        writer.line("    )")
        writer.line("}")
    }

    private func write(_ method: Method, at index: Int, into writer: inout SourceWriter) {
        writer.documentation(method.descriptor, fallback: "Calls `\(method.descriptor.fullName)`.")
        let parameters = ["_ request: \(method.requestType)", "metadata: Metadata? = nil", "timeout: Duration? = nil"]
        // Within one service no two methods share a name, so that none needs the service's in front.
        writer.list(
            "public func \(SwiftName.function(method.descriptor.name))(",
            parameters,
            close: ") async throws(Status) -> \(method.responseType) {"
        )
        writer.line("    try await connection.call(")
        writer.line("        HoldfastMethods.unary[\(index)],")
        writer.line("        request,")
        writer.line("        metadata: metadata,")
        writer.line("        timeout: timeout")
        writer.line("    )")
        writer.line("}")
    }
}
