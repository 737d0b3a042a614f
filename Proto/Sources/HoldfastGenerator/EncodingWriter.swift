import SwiftProtobufPluginLibrary

/// Writes how protobuf-c's struct is filled from a message.
enum EncodingWriter {
    static func write(_ message: Message, into writer: inout SourceWriter) {
        let type = CName.type(message.descriptor)
        writer.documentation(["A struct in the arena with everything it points to, for protobuf-c to pack."])
        writer.block("func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<\(type)> {") { writer in
            writer.line("let raw = unsafe arena.allocate(\(type).self)")
            writer.line("unsafe \(CName.function(message.descriptor))__init(raw)")
            for member in message.members { write(member, into: &writer) }
            writer.line("return unsafe raw")
        }
    }

    private static func write(_ member: Message.Member, into writer: inout SourceWriter) {
        switch member {
        case .field(let field):
            write(field, into: &writer)
        case .oneof(let oneof, let fields):
            writer.line("switch self.\(member.name) {")
            for field in fields {
                writer.line("case .\(field.name)(let value):")
                writer.line("    unsafe raw.pointee.\(CName.discriminator(oneof)) = .init(rawValue: \(field.number))")
                writer.line("    unsafe raw.pointee.\(field.member) = \(one(field, "value"))")
            }
            writer.line("case nil: break")
            writer.line("}")
        }
    }

    private static func write(_ field: Field, into writer: inout SourceWriter) {
        let member = "raw.pointee.\(field.member)"
        switch field.cardinality {
        case .plain, .required:
            writer.line("unsafe \(member) = \(one(field, "self.\(field.name)"))")
        case .optional:
            writer.block("if let value = self.\(field.name) {") { writer in
                if !field.kind.isMessage {
                    let discriminator = CName.discriminator(field.descriptor.containingOneofOrFail)
                    writer.line("unsafe raw.pointee.\(discriminator) = .init(rawValue: \(field.number))")
                }
                writer.line("unsafe \(member) = \(one(field, "value"))")
            }
        case .repeated:
            writeList(field, of: "self.\(field.name)", into: &writer) { writer in
                writer.line("unsafe elements[index] = \(one(field, "self.\(field.name)[index]"))")
            }
        case .map:
            writer.line("let sorted = self.\(field.name).sorted { $0.key < $1.key }")
            writeList(field, of: "sorted", into: &writer) { writer in
                guard let entry = field.descriptor.messageType else { return }
                writer.line("let entry = unsafe arena.allocate(\(CName.type(entry)).self)")
                writer.line("unsafe \(CName.function(entry))__init(entry)")
                writer.line("unsafe entry.pointee.\(CName.fieldPrefix)key = arena.copy(sorted[index].key)")
                writer.line("unsafe entry.pointee.\(CName.fieldPrefix)value = arena.copy(sorted[index].value)")
                writer.line("unsafe elements[index] = entry")
            }
        }
    }

    /// Fills an array in the arena, one element for each of `values`.
    private static func writeList(
        _ field: Field,
        of values: String,
        into writer: inout SourceWriter,
        _ body: (inout SourceWriter) -> Void
    ) {
        writer.block("do {") { writer in
            writer.line("let elements = unsafe arena.allocate(\(elementType(of: field)).self, count: \(values).count)")
            writer.block("for index in \(values).indices {", body)
            writer.line("unsafe raw.pointee.\(field.member) = elements")
            writer.line("unsafe raw.pointee.\(CName.count(field.descriptor)) = \(values).count")
        }
    }

    /// What an array of the field's values has for elements in C.
    private static func elementType(of field: Field) -> String {
        switch field.kind {
        case .number(.bool): "protobuf_c_boolean"
        case .number(let type): type.swift
        case .string, .bytes, .id(_, .uuid), .uuid, .etag: "ProtobufCBinaryData"
        case .id(_, .int64), .money, .basisPoints: "Int64"
        case .enumeration: "Int32"
        case .timestamp, .duration, .message: "UnsafeMutablePointer<\(CName.type(field.descriptor.messageType))>?"
        }
    }

    /// The expression for one value in C.
    private static func one(_ field: Field, _ value: String) -> String {
        switch field.kind {
        case .number(.bool): "\(value) ? 1 : 0"
        case .number: value
        case .string, .bytes: "arena.copy(\(value))"
        case .id(_, .uuid): "arena.text(\(value).raw)"
        case .uuid, .etag: "arena.text(\(value))"
        case .id(_, .int64): "\(value).raw"
        case .money: "\(value).minorUnits"
        case .basisPoints: "\(value).value"
        case .enumeration: "\(value).rawValue"
        case .timestamp, .duration, .message: "\(value).raw(in: arena)"
        }
    }
}
