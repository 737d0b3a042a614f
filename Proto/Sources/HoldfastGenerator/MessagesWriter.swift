import SwiftProtobufPluginLibrary

/// Writes the values: a struct for each message, with its enums, and what makes it a row or an entity.
struct MessagesWriter {
    let schema: Schema

    /// The values of one file.
    func write(_ file: Schema.File, into writer: inout SourceWriter) {
        if let namespace = TypeName.namespace(of: file.descriptor) {
            writer.line()
            writer.block("extension \(namespace) {") { writer in
                for enumeration in file.descriptor.enums {
                    write(enumeration, into: &writer)
                    writer.line()
                }
                for (index, message) in file.messages.enumerated() {
                    if index > 0 { writer.line() }
                    write(message, into: &writer)
                }
            }
            return
        }
        for enumeration in file.descriptor.enums {
            writer.line()
            write(enumeration, into: &writer)
        }
        for message in file.messages {
            writer.line()
            write(message, into: &writer)
            for message in message.withNested {
                writer.line()
                HashWriter.write(message, into: &writer)
            }
            if let entity = schema.entities.first(where: { $0.name == message.descriptor.name }) {
                writer.line()
                writer.block("extension \(entity.name): Entity {") { writer in
                    writer.line("public typealias RawID = \(entity.rawID.rawValue)")
                }
            }
        }
    }

    /// The entities that the schema knows by their keys alone.
    func writeEntities(into writer: inout SourceWriter) {
        let messages = schema.messageNames
        for entity in schema.entities where !messages.contains(entity.name) {
            writer.line()
            writer.documentation(["The entity \(entity.name), of which the schema has the keys and not the columns."])
            writer.block("public enum \(entity.name): Entity {") { writer in
                writer.line("public typealias RawID = \(entity.rawID.rawValue)")
            }
        }
    }

    /// The enums that hold the types of packages other than the service's own.
    func writeNamespaces(into writer: inout SourceWriter) {
        let packages = schema.files.map(\.descriptor).compactMap { file in
            TypeName.namespace(of: file).map { ($0, file.package) }
        }
        for (namespace, package) in Dictionary(packages, uniquingKeysWith: { first, _ in first }).sorted(by: {
            $0.key < $1.key
        }) {
            writer.line()
            writer.documentation(["The messages of `\(package)`."])
            writer.line("public enum \(namespace) {}")
        }
    }

    private func write(_ message: Message, into writer: inout SourceWriter) {
        let name = SwiftName.type(message.descriptor.name)
        writer.documentation(message.descriptor, fallback: fallback(for: message))
        writer.block("public struct \(name): Equatable, Sendable {") { writer in
            for enumeration in message.descriptor.enums {
                write(enumeration, into: &writer)
                writer.line()
            }
            for nested in message.nested {
                write(nested, into: &writer)
                writer.line()
            }
            for case .oneof(let oneof, let fields) in message.members {
                write(oneof, fields, into: &writer)
                writer.line()
            }
            for member in message.members { writeProperty(member, into: &writer) }
            if !message.members.isEmpty { writer.line() }
            writeInitializer(of: message, into: &writer)
        }
    }

    private func write(_ enumeration: EnumDescriptor, into writer: inout SourceWriter) {
        let name = SwiftName.type(enumeration.name)
        writer.documentation(enumeration, fallback: "The values of `\(enumeration.fullName)`.")
        writer.block("public enum \(name): Int32, Sendable, CaseIterable {") { writer in
            for value in enumeration.values {
                writer.documentation(value)
                writer.line("case \(SwiftName.enumCase(value.name, of: enumeration.name)) = \(value.number)")
            }
        }
    }

    private func write(_ oneof: OneofDescriptor, _ fields: [Field], into writer: inout SourceWriter) {
        writer.documentation(oneof, fallback: "One of the alternatives of `\(oneof.name)`.")
        writer.block("public enum \(SwiftName.type(oneof.name)): Equatable, Sendable {") { writer in
            for field in fields {
                writer.documentation(field.descriptor)
                let prefix = schema.largeAlternatives.contains(field.descriptor.fullName) ? "indirect " : ""
                writer.line("\(prefix)case \(field.name)(\(field.swiftType))")
            }
        }
    }

    private func writeProperty(_ member: Message.Member, into writer: inout SourceWriter) {
        switch member {
        case .field(let field):
            writer.documentation(field.descriptor)
            writer.line("public var \(field.name): \(field.swiftType)")
        case .oneof(let oneof, _):
            writer.documentation(oneof)
            writer.line("public var \(member.name): \(SwiftName.type(oneof.name))?")
        }
    }

    private func writeInitializer(of message: Message, into writer: inout SourceWriter) {
        let parameters = message.members.map { member in
            switch member {
            case .field(let field): "\(field.name): \(field.swiftType) = \(field.zero)"
            case .oneof(let oneof, _): "\(member.name): \(SwiftName.type(oneof.name))? = nil"
            }
        }
        writer.line("@inlinable")
        writer.list("public init(", parameters, close: ") {")
        for member in message.members { writer.line("    self.\(SwiftName.bare(member.name)) = \(member.name)") }
        writer.line("}")
    }

    /// What a message without a comment is for: the request or the response of a method.
    private func fallback(for message: Message) -> String {
        for method in schema.files.flatMap(\.descriptor.services).flatMap(\.methods) {
            if method.inputType === message.descriptor {
                return "What `\(method.name)` of `\(method.service.name)` asks."
            }
            if method.outputType === message.descriptor {
                return "What `\(method.name)` of `\(method.service.name)` answers."
            }
        }
        return "The message `\(message.descriptor.fullName)`."
    }
}
