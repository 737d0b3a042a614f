import SwiftProtobufPluginLibrary

/// Writes the conversions of messages: from protobuf-c's structs, and to bytes.
struct CodingWriter {
    let schema: Schema
    private let decoding: DecodingWriter

    init(schema: Schema) {
        self.schema = schema
        decoding = DecodingWriter(schema.files.flatMap(\.messages).flatMap(\.withNested))
    }

    /// The conversions of one file.
    func write(_ file: Schema.File, into writer: inout SourceWriter) {
        for message in file.messages.flatMap(\.withNested) {
            // protoc-c makes no functions to parse what is declared inside another message.
            if message.descriptor.containingType == nil {
                writer.line()
                writeConformance(of: message, into: &writer)
            }
            writer.line()
            writer.block("extension \(TypeName.of(message.descriptor)) {") { writer in
                decoding.write(message, into: &writer)
                if message.descriptor.containingType != nil {
                    writer.line()
                    EncodingWriter.write(message, access: "", into: &writer)
                    writer.line()
                    writeBound(of: message, access: "", into: &writer)
                }
            }
        }
    }

    /// The requests of all unary methods from bytes, and their responses to bytes.
    func writeMethods(into writer: inout SourceWriter) {
        writer.line()
        writer.block("extension UnaryRequest {") { writer in
            writer.documentation([
                "Reads the request of a method; fields at fault get their zero values and are added to `violations`.",
                "Throws only `.malformed`.",
            ])
            let parameters = [
                "method: UnaryMethod", "_ bytes: Span<UInt8>", "in arena: borrowing Arena",
                "violations: inout [Protobuf.FieldViolation]",
            ]
            writer.list("public static func decode(", parameters, close: ") throws(DecodeError) -> UnaryRequest {")
            writer.line("    switch method {")
            for method in schema.unaryMethods {
                let decode = "try \(method.requestType).decode(bytes, in: arena, violations: &violations)"
                writer.line("    case .\(method.name): .\(method.name)(\(decode))")
            }
            writer.line("    }")
            writer.line("}")
            writer.line()
            writer.documentation(["Reads the request of a method; throws `.invalid` with every field at fault."])
            let plain = ["method: UnaryMethod", "_ bytes: Span<UInt8>", "in arena: borrowing Arena"]
            writer.list("public static func decode(", plain, close: ") throws(DecodeError) -> UnaryRequest {")
            writer.line("    var violations: [Protobuf.FieldViolation] = []")
            writer.line("    let request = try decode(method: method, bytes, in: arena, violations: &violations)")
            writer.line("    guard violations.isEmpty else { throw .invalid(violations) }")
            writer.line("    return request")
            writer.line("}")
        }
        writer.line()
        writer.block("extension UnaryResponse: ProtobufEncodable {") { writer in
            writer.documentation([
                "Reads the response of a method in the form that `reading` says; fields at fault get their zero values and",
                "are noted there. Throws only `.malformed`.",
            ])
            let parameters = [
                "method: UnaryMethod", "_ bytes: Span<UInt8>", "in arena: borrowing Arena",
                "reading: inout MessageReading",
            ]
            writer.list("public static func decode(", parameters, close: ") throws(DecodeError) -> UnaryResponse {")
            writer.line("    switch method {")
            for method in schema.unaryMethods {
                let decode = "try \(method.responseType).decode(bytes, in: arena, reading: &reading)"
                writer.line("    case .\(method.name): .\(method.name)(\(decode))")
            }
            writer.line("    }")
            writer.line("}")
            writer.line()
            writer.documentation(["Appends the fields of the response."])
            writer.block("public func write(to writer: inout MessageWriter) {") { writer in
                writer.line("switch self {")
                for method in schema.unaryMethods {
                    writer.line("case .\(method.name)(let response): response.write(to: &writer)")
                }
                writer.line("}")
            }
            writer.line()
            writer.documentation(["No fewer bytes than the fields take."])
            writer.block("public var maximumEncodedByteCount: Int {") { writer in
                writer.line("switch self {")
                for method in schema.unaryMethods {
                    writer.line("case .\(method.name)(let response): response.maximumEncodedByteCount")
                }
                writer.line("}")
            }
        }
    }

    private func writeConformance(of message: Message, into writer: inout SourceWriter) {
        let name = CName.function(message.descriptor)
        writer.block("extension \(TypeName.of(message.descriptor)): ProtobufMessage {") { writer in
            let parameters = [
                "_ bytes: Span<UInt8>", "in arena: borrowing Arena", "reading: inout MessageReading",
            ]
            writer.list("public static func decode(", parameters, close: ") throws(DecodeError) -> Self {")
            writer.line("    let raw = unsafe try arena.unpack(bytes, \(name)__unpack)")
            writer.line("    return unsafe Self(raw, &reading)")
            writer.line("}")
            writer.line()
            EncodingWriter.write(message, access: "public ", into: &writer)
            writer.line()
            writeBound(of: message, access: "public ", into: &writer)
        }
    }

    private func writeBound(of message: Message, access: String, into writer: inout SourceWriter) {
        let bound = Bound(message)
        writer.block("\(access)var maximumEncodedByteCount: Int {") { writer in
            guard !bound.statements.isEmpty else { return writer.line("\(bound.constant)") }
            writer.line("var count = \(bound.constant)")
            for statement in bound.statements { writer.line(statement) }
            writer.line("return count")
        }
    }
}
