import SwiftProtobufPluginLibrary

/// Writes the methods as values: their numbers, their requests and responses, and the protocols of those who answer them.
struct MethodsWriter {
    let schema: Schema

    func write(into writer: inout SourceWriter) {
        writeMethods(into: &writer)
        writeRequests(into: &writer)
        writeRequestProperties(into: &writer)
        writeRequestHash(into: &writer)
        writeResponses(into: &writer)
        for service in schema.files.flatMap(\.descriptor.services) { write(service, into: &writer) }
        writeHandler(into: &writer)
    }

    private func writeMethods(into writer: inout SourceWriter) {
        writer.line()
        writer.documentation([
            "A method with one request and one response, numbered by services in order of file and declaration."
        ])
        writer.block("public enum UnaryMethod: Int, Sendable, CaseIterable {") { writer in
            for (index, method) in schema.unaryMethods.enumerated() {
                writer.documentation(["`\(method.descriptor.fullName)`"])
                writer.line("case \(method.name)\(index == 0 ? " = 0" : "")")
            }
        }
    }

    private func writeRequests(into writer: inout SourceWriter) {
        writer.line()
        writer.documentation(["The request of any unary method."])
        writer.block("public enum UnaryRequest: Equatable, Sendable {") { writer in
            for method in schema.unaryMethods {
                writer.line("\(method.requestPrefix)case \(method.name)(\(method.requestType))")
            }
        }
    }

    private func writeResponses(into writer: inout SourceWriter) {
        writer.line()
        writer.documentation(["The response of any unary method."])
        writer.block("public enum UnaryResponse: Equatable, Sendable {") { writer in
            for method in schema.unaryMethods {
                writer.line("\(method.responsePrefix)case \(method.name)(\(method.responseType))")
            }
            writer.line()
            writeMethodProperty(of: "The method that it answers.", into: &writer)
        }
    }

    private func writeMethodProperty(of documentation: String, into writer: inout SourceWriter) {
        writer.documentation([documentation])
        writer.line("@inlinable")
        writer.block("public var method: UnaryMethod {") { writer in
            writer.line("switch self {")
            for method in schema.unaryMethods { writer.line("case .\(method.name): .\(method.name)") }
            writer.line("}")
        }
    }

    private func writeRequestProperties(into writer: inout SourceWriter) {
        let identified = schema.unaryMethods.filter { $0.request.field(named: "request_id") != nil }
        let validated = schema.unaryMethods.filter { $0.request.field(named: "validate_only") != nil }
        writer.line()
        writer.block("extension UnaryMethod {") { writer in
            writer.documentation(["Whether the method can change anything: its request has a field `request_id`."])
            writer.line("@inlinable")
            writer.block("public var isMutation: Bool {") { writer in
                write(identified, into: &writer) { _ in
                    ("true", false)
                } otherwise: {
                    "false"
                }
            }
        }
        writer.line()
        writer.block("extension UnaryRequest {") { writer in
            writeMethodProperty(of: "The method that it asks for.", into: &writer)
            writer.line()
            writer.documentation(["Whether it can change anything."])
            writer.line("@inlinable")
            writer.line("public var isMutation: Bool { method.isMutation }")
            writer.line()
            writer.documentation([
                "The caller's id of this request, which makes a retry harmless; nil where there is none."
            ])
            writer.line("@inlinable")
            writer.block("public var requestID: UUID? {") { writer in
                write(identified, into: &writer) { _ in
                    ("request.requestID", true)
                } otherwise: {
                    "nil"
                }
            }
            writer.line()
            writer.documentation(["Whether the caller wants the answer without the change."])
            writer.line("@inlinable")
            writer.block("public var validateOnly: Bool {") { writer in
                write(validated, into: &writer) { _ in
                    ("request.validateOnly", true)
                } otherwise: {
                    "false"
                }
            }
        }
    }

    private func writeRequestHash(into writer: inout SourceWriter) {
        writer.line()
        writer.block("extension UnaryRequest: Hashed {") { writer in
            writer.line("@inlinable")
            writer.block("public func feed(_ hasher: inout RowHasher) {") { writer in
                writer.line("switch self {")
                for method in schema.unaryMethods {
                    writer.line("case .\(method.name)(let request): request.feed(&hasher)")
                }
                writer.line("}")
            }
        }
    }

    /// A switch with a case for each of the methods and a default for the rest.
    private func write(
        _ methods: [Method],
        into writer: inout SourceWriter,
        _ body: (Method) -> (expression: String, usesRequest: Bool),
        otherwise: () -> String
    ) {
        guard !methods.isEmpty else {
            writer.line(otherwise())
            return
        }
        writer.line("switch self {")
        for method in methods {
            let (expression, usesRequest) = body(method)
            writer.line("case .\(method.name)\(usesRequest ? "(let request)" : ""): \(expression)")
        }
        if methods.count < schema.unaryMethods.count { writer.line("default: \(otherwise())") }
        writer.line("}")
    }

    private func write(_ service: ServiceDescriptor, into writer: inout SourceWriter) {
        writer.line()
        writer.documentation(service)
        writer.documentation(["Answers `\(service.fullName)`: one synchronous function for each of its unary methods."])
        writer.block("public protocol \(service.name)Handler: ~Copyable {") { writer in
            writer.documentation(["Why a request is refused."])
            writer.line("associatedtype Failure: Error")
            for method in schema.unaryMethods where method.descriptor.service === service {
                writer.documentation(method.descriptor)
                writer.line(
                    "mutating func \(method.name)(_ request: \(method.requestType)) throws(Failure) -> \(method.responseType)"
                )
            }
        }
    }

    private func writeHandler(into writer: inout SourceWriter) {
        let services = schema.files.flatMap(\.descriptor.services).filter { service in
            schema.unaryMethods.contains { $0.descriptor.service === service }
        }
        writer.line()
        writer.documentation(["Answers every unary method."])
        let protocols = services.map { "\($0.name)Handler" }.joined(separator: ", ")
        writer.line("public protocol UnaryHandler: \(protocols), ~Copyable {}")
        writer.line()
        writer.block("extension UnaryHandler where Self: ~Copyable {") { writer in
            writer.documentation(["Answers a request by the function of its method."])
            writer.line("@inlinable")
            writer.block("public mutating func handle(_ request: UnaryRequest) throws(Failure) -> UnaryResponse {") {
                writer in
                writer.line("switch request {")
                for method in schema.unaryMethods {
                    writer.line("case .\(method.name)(let request): .\(method.name)(try \(method.name)(request))")
                }
                writer.line("}")
            }
        }
    }
}
