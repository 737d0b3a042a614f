import SwiftProtobufPluginLibrary

/// Writes how a message is made from protobuf-c's struct, with every field at fault noted.
struct DecodingWriter {
    /// The messages that are the type of some field, by their full names.
    let nestedNames: Set<String>

    init(_ messages: [Message]) {
        nestedNames = Set(messages.flatMap(\.fields).compactMap { $0.descriptor.messageType?.fullName })
    }

    func write(_ message: Message, into writer: inout SourceWriter) {
        let raw = CName.type(message.descriptor)
        writer.documentation(["Reads the struct; each field at fault is noted and gets its zero value."])
        writer.block("init(_ raw: UnsafeMutablePointer<\(raw)>, _ reading: inout MessageReading) {") {
            writer in
            guard !message.members.isEmpty else { return writer.line("self.init()") }
            for case .oneof(let oneof, let fields) in message.members { write(oneof, fields, into: &writer) }
            let arguments = message.members.map { member in
                switch member {
                case .field(let field): "\(SwiftName.label(field.name)): \(value(of: field))"
                case .oneof: "\(SwiftName.label(member.name)): \(choice(member.name))"
                }
            }
            let isSafe = message.members.allSatisfy { if case .oneof = $0 { true } else { false } }
            writer.list(isSafe ? "self.init(" : "unsafe self.init(", arguments, close: ")")
        }
        if nestedNames.contains(message.descriptor.fullName) { writeNested(raw, into: &writer) }
    }

    /// The initializer for where the message is a field of another.
    private func writeNested(_ raw: String, into writer: inout SourceWriter) {
        writer.line()
        writer.documentation(["Reads the struct of a field; its absence is a violation."])
        let parameters = [
            "_ raw: UnsafeMutablePointer<\(raw)>?",
            "_ field: @autoclosure () -> String",
            "_ reading: inout MessageReading",
        ]
        writer.list("init(", parameters, close: ") {")
        writer.line("    guard let raw = unsafe raw else {")
        writer.line("        reading.note(field(), \"is required\")")
        writer.line("        self.init()")
        writer.line("        return")
        writer.line("    }")
        writer.line("    let known = reading.violations.count")
        writer.line("    unsafe self.init(raw, &reading)")
        writer.line("    if reading.violations.count > known { reading.nest(from: known, in: field()) }")
        writer.line("}")
    }

    private func write(_ oneof: OneofDescriptor, _ fields: [Field], into writer: inout SourceWriter) {
        let name = SwiftName.property(oneof.name)
        writer.line("let \(choice(name)): \(SwiftName.type(oneof.name))? =")
        writer.line("    switch unsafe raw.pointee.\(CName.discriminator(oneof)).rawValue {")
        for field in fields {
            writer.line("    case \(field.number): unsafe .\(field.name)(\(one(field, "raw.pointee.\(field.member)")))")
        }
        writer.line("    default: nil")
        writer.line("    }")
    }

    /// What holds a oneof until the message is made: no property has its name.
    private func choice(_ name: String) -> String { SwiftName.bare(name) + "Choice" }

    /// The expression for the property of a field.
    private func value(of field: Field) -> String {
        let member = "raw.pointee.\(field.member)"
        switch field.cardinality {
        case .plain, .required:
            return one(field, member)
        case .optional:
            let isThere =
                field.kind.isMessage
                ? "\(member) != nil"
                : "raw.pointee.\(CName.discriminator(field.descriptor.containingOneofOrFail)).rawValue == \(field.number)"
            return "\(isThere) ? \(one(field, member)) : nil"
        case .repeated:
            return "readRepeated(\(member), raw.pointee.\(CName.count(field.descriptor))) \(element(of: field))"
        case .map:
            return map(field, member)
        }
    }

    /// The closure for one value of a repeated field. Only what can be at fault asks for its index.
    private func element(of field: Field) -> String {
        let path = "\"\(field.protoName)[\\($1)]\""
        return switch field.kind {
        case .number, .money, .basisPoints: "{ value, _ in \(one(field, "value")) }"
        case .bytes: "{ value, _ in unsafe \(one(field, "value")) }"
        case .id(_, .int64), .enumeration: "{ \(one(field, "$0", path: path)) }"
        default: "{ unsafe \(one(field, "$0", path: path)) }"
        }
    }

    /// The expression for one value of a field, read from the expression `raw`.
    private func one(_ field: Field, _ raw: String, path: String? = nil) -> String {
        let place = "\(path ?? "\"\(field.protoName)\""), &reading"
        return switch field.kind {
        case .number(.bool): "\(raw) != 0"
        case .number: raw
        case .string: "\(raw).string(\(place))"
        case .bytes: "\(raw).bytes()"
        case .id(let entity, .uuid): "ID<\(entity)>(\(raw).value(UUID.self, \(place)))"
        case .uuid: "\(raw).value(UUID.self, \(place))"
        case .etag: "\(raw).value(Etag.self, \(place))"
        case .money: "Money(minorUnits: \(raw))"
        case .basisPoints: "BasisPoints(\(raw))"
        case .id, .timestamp, .duration, .enumeration, .message: "\(field.kind.swiftType)(\(raw), \(place))"
        }
    }

    /// Of entries with the same key the last counts, as the encoding's rules have it.
    private func map(_ field: Field, _ member: String) -> String {
        let entries = "readRepeated(\(member), raw.pointee.\(CName.count(field.descriptor)))"
        func part(_ name: String) -> String {
            "$0!.pointee.\(CName.fieldPrefix)\(name).string(\"\(field.protoName)[\\($1)].\(name)\", &reading)"
        }
        return "Dictionary(\(entries) { unsafe (\(part("key")), \(part("value"))) }, uniquingKeysWith: { $1 })"
    }
}

extension FieldDescriptor {
    /// The oneof that an `optional` field has to itself.
    var containingOneofOrFail: OneofDescriptor {
        guard let oneof = containingOneof else { preconditionFailure("\(fullName) has no presence") }
        return oneof
    }
}
