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
            writer.line("private let client: any GRPCClient")
            writer.line()
            writer.documentation(["Calls over a channel or a connection, which may serve others too."])
            writer.block("public init(_ client: any GRPCClient) {") { writer in
                writer.line("self.client = client")
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
        let (parameter, result) = method.body
        writer.list(
            "public func \(method.name)\(result == "Result" ? "<Result>" : "")(",
            (takesRequest ? ["_ request: \(method.requestType)"] : []) + [Self.options]
                + ["_ body: (\(parameter)) async throws -> \(result)"],
            close: ") async throws -> \(result == "Result" ? result : method.responseType) {"
        )
        let request = takesRequest ? "request, " : ""
        let name = "HoldfastMethods.streaming[\(method.index)]"
        writer.line("    try await client.\(method.kind)(\(name), \(request)options: options, body)")
        writer.line("}")
    }

    private func write(_ method: Method, at index: Int, into writer: inout SourceWriter) {
        writer.documentation(method.descriptor, fallback: "Calls `\(method.descriptor.fullName)`.")
        // Within one service no two methods share a name, so that none needs the service's in front.
        writer.list(
            "public func \(SwiftName.function(method.descriptor.name))(",
            ["_ request: \(method.requestType)", Self.options],
            close: ") async throws(Status) -> \(method.responseType) {"
        )
        // A request with an id may be sent again: the server knows it by that.
        let isIdentified = method.request.field(named: "request_id") != nil
        let options = isIdentified ? "options.idempotent(if: request.requestID != nil)" : "options"
        writer.line("    try await client.call(HoldfastMethods.unary[\(index)], request, options: \(options))")
        writer.line("}")
    }

    private static let options = "options: CallOptions = CallOptions()"
}
