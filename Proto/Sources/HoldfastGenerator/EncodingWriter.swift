import SwiftProtobufPluginLibrary

/// Writes how the fields of a message become bytes, in the order of their numbers.
enum EncodingWriter {
    static func write(_ message: Message, access: String, into writer: inout SourceWriter) {
        writer.documentation(["Appends the fields."])
        writer.block("\(access)func write(to writer: inout MessageWriter) {") { writer in
            var rest = message.fieldsByNumber[...]
            while let (field, oneof) = rest.first {
                guard let oneof else {
                    write(field, into: &writer)
                    rest.removeFirst()
                    continue
                }
                // Alternatives with neighbouring numbers in one switch.
                let alternatives = rest.prefix { $0.oneof?.name == oneof.name }
                rest.removeFirst(alternatives.count)
                write(alternatives.map(\.field), of: oneof, into: &writer)
            }
        }
    }

    private static func write(_ fields: [Field], of oneof: OneofDescriptor, into writer: inout SourceWriter) {
        writer.line("switch self.\(SwiftName.property(oneof.name)) {")
        for field in fields {
            writer.line("case .\(field.name)(let value):")
            writer.line("    \(tag(field))")
            writer.line("    \(one(field, "value"))")
        }
        writer.line(fields.count == oneof.fields.count ? "case nil: break" : "default: break")
        writer.line("}")
    }

    private static func write(_ field: Field, into writer: inout SourceWriter) {
        let property = "self.\(field.name)"
        switch field.cardinality {
        case .plain:
            writer.block("if \(isPresent(field, property)) {") { writer in
                writer.line(tag(field))
                writer.line(one(field, property))
            }
        case .required:
            writer.line(tag(field))
            writer.line(one(field, property))
        case .optional:
            writer.block("if let value = \(property) {") { writer in
                writer.line(tag(field))
                writer.line(one(field, "value"))
            }
        case .repeated where field.descriptor.isPacked:
            writer.block("if !\(property).isEmpty {") { writer in
                writer.line(tag(field))
                let bound = "\(property).count * \(field.kind.maximumByteCount)"
                writer.block("writer.delimited(maximumByteCount: \(bound)) { writer in") { writer in
                    writer.line("for value in \(property) { \(one(field, "value")) }")
                }
            }
        case .repeated:
            writer.block("for value in \(property) {") { writer in
                writer.line(tag(field))
                writer.line(one(field, "value"))
            }
        case .map:
            writer.block("for (key, value) in \(property).sorted(by: { $0.key < $1.key }) {") { writer in
                writer.line(tag(field))
                let bound = "2 * \(1 + Bound.lengthByteCount) + key.utf8.count + value.utf8.count"
                writer.block("writer.delimited(maximumByteCount: \(bound)) { writer in") { writer in
                    writer.line("writer.tag(0x0A)")
                    writer.line("writer.string(key)")
                    writer.line("writer.tag(0x12)")
                    writer.line("writer.string(value)")
                }
            }
        }
    }

    /// The statement for the tag.
    private static func tag(_ field: Field) -> String {
        let isPacked = field.cardinality == .repeated && field.descriptor.isPacked
        let tag = UInt64(field.number) << 3 | UInt64(isPacked ? 2 : field.kind.wireType)
        return "writer.tag(0x\(String(tag, radix: 16, uppercase: true)))"
    }

    /// The condition under which a value is not the zero value, which is not written.
    private static func isPresent(_ field: Field, _ value: String) -> String {
        switch field.kind {
        case .number(.bool): value
        case .number(.float), .number(.double): "\(value).bitPattern != 0"
        case .number: "\(value) != 0"
        case .string, .bytes: "!\(value).isEmpty"
        case .id(_, .uuid): "!\(value).raw.isNil"
        case .uuid: "!\(value).isNil"
        case .etag: "\(value) != .none"
        case .id(_, .int64): "\(value).raw != 0"
        case .money: "\(value).minorUnits != 0"
        case .basisPoints: "\(value).value != 0"
        case .enumeration: "\(value).rawValue != 0"
        case .timestamp, .duration, .message: "true"
        }
    }

    /// The statement for one value without its tag.
    private static func one(_ field: Field, _ value: String) -> String {
        switch field.kind {
        case .number(let type): type.write(value)
        case .string: "writer.string(\(value))"
        case .bytes: "writer.bytes(\(value))"
        case .id(_, .uuid): "writer.text(\(value).raw)"
        case .uuid, .etag: "writer.text(\(value))"
        case .id(_, .int64): "writer.varint(\(value).raw)"
        case .money: "writer.varint(\(value).minorUnits)"
        case .basisPoints: "writer.varint(\(value).value)"
        case .enumeration: "writer.varint(Int64(\(value).rawValue))"
        case .timestamp, .duration:
            "writer.delimited(maximumByteCount: \(Bound.momentByteCount)) { \(value).write(to: &$0) }"
        case .message(let message):
            "writer.delimited(maximumByteCount: \(Bound.of(message, value))) { \(value).write(to: &$0) }"
        }
    }
}

extension NumberType {
    /// The statement that writes one value.
    fileprivate func write(_ value: String) -> String {
        switch self {
        case .int32: "writer.varint(Int64(\(value)))"
        case .int64, .uint64: "writer.varint(\(value))"
        case .uint32: "writer.varint(UInt64(\(value)))"
        case .sint32: "writer.zigzag(Int64(\(value)))"
        case .sint64: "writer.zigzag(\(value))"
        case .fixed32, .fixed64: "writer.fixed(\(value))"
        case .sfixed32: "writer.fixed(UInt32(bitPattern: \(value)))"
        case .sfixed64: "writer.fixed(UInt64(bitPattern: \(value)))"
        case .bool: "writer.varint(\(value) ? 1 as UInt64 : 0)"
        case .float, .double: "writer.fixed(\(value).bitPattern)"
        }
    }
}

extension FieldKind {
    /// How a value lies on the wire: 0 a varint, 1 eight bytes, 2 a length and that many bytes, 5 four bytes.
    fileprivate var wireType: Int {
        switch self {
        case .number(.fixed64), .number(.sfixed64), .number(.double): 1
        case .number(.fixed32), .number(.sfixed32), .number(.float): 5
        case .number, .id(_, .int64), .money, .basisPoints, .enumeration: 0
        case .string, .bytes, .id(_, .uuid), .uuid, .etag, .timestamp, .duration, .message: 2
        }
    }

    /// The most bytes of one number.
    fileprivate var maximumByteCount: Int {
        if case .number(let type) = self { type.maximumByteCount } else { 10 }
    }
}
