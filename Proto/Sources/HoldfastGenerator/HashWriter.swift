/// Writes what feeds a message to a hasher, field by field in the order of the schema.
enum HashWriter {
    static func write(_ message: Message, into writer: inout SourceWriter) {
        let conformance = message.descriptor.isRow ? "Row" : "Hashed"
        let members = message.members.filter { member in
            guard case .field(let field) = member else { return true }
            return !field.isUnhashed
        }
        writer.block("extension \(TypeName.of(message.descriptor)): \(conformance) {") { writer in
            writer.line("@inlinable")
            writer.block("public func feed(_ hasher: inout RowHasher) {") { writer in
                for member in members { write(member, into: &writer) }
            }
        }
    }

    private static func write(_ member: Message.Member, into writer: inout SourceWriter) {
        switch member {
        case .field(let field):
            switch field.cardinality {
            case .plain, .required: writer.line("hasher.combine(\(value("self.\(field.name)", of: field)))")
            case .optional, .repeated:
                writer.line("hasher.combine(self.\(field.name)) { $0.combine(\(value("$1", of: field))) }")
            case .map: writeMap(field, into: &writer)
            }
        case .oneof(_, let fields):
            writer.block("hasher.combine(self.\(member.name)) { hasher, value in", close: "}") { writer in
                writer.line("switch value {")
                for field in fields {
                    writer.line("case .\(field.name)(let value):")
                    writer.line("    hasher.combine(\(field.number) as UInt64)")
                    writer.line("    hasher.combine(\(value("value", of: field)))")
                }
                writer.line("}")
            }
        }
    }

    private static func writeMap(_ field: Field, into writer: inout SourceWriter) {
        writer.block("hasher.combine(self.\(field.name).sorted { $0.key < $1.key }) { hasher, entry in") { writer in
            writer.line("hasher.combine(entry.key)")
            writer.line("hasher.combine(entry.value)")
        }
    }

    /// The hasher takes no `Float`: every one is a `Double` too.
    private static func value(_ expression: String, of field: Field) -> String {
        if case .number(.float) = field.kind { return "Double(\(expression))" }
        return expression
    }
}
