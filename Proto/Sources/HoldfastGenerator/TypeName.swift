import SwiftProtobufPluginLibrary

/// The names of generated Swift types, as they are written from anywhere in a module.
enum TypeName {
    /// The enum that holds the types of a package which is not the service's own, so that a module can have a `Status` of its own.
    static func namespace(of file: FileDescriptor) -> String? {
        switch file.package {
        case "google.protobuf": "GoogleProtobuf"
        case "google.rpc": "GoogleRPC"
        case "grpc.health.v1": "GRPCHealth"
        case "grpc.reflection.v1": "GRPCReflection"
        default: nil
        }
    }

    static func of(_ message: Descriptor) -> String {
        let own = SwiftName.type(message.name)
        if let outer = message.containingType { return "\(of(outer)).\(own)" }
        return namespace(of: message.file).map { "\($0).\(own)" } ?? own
    }

    static func of(_ enumeration: EnumDescriptor) -> String {
        let own = SwiftName.type(enumeration.name)
        if let outer = enumeration.containingType { return "\(of(outer)).\(own)" }
        return namespace(of: enumeration.file).map { "\($0).\(own)" } ?? own
    }

    static func of(_ oneof: OneofDescriptor) -> String {
        "\(of(oneof.containingType)).\(SwiftName.type(oneof.name))"
    }
}

extension FieldKind {
    /// The type of one value in Swift.
    var swiftType: String {
        switch self {
        case .number(let type): type.swift
        case .string: "String"
        case .bytes: "[UInt8]"
        case .id(let entity, _): "ID<\(entity)>"
        case .uuid: "UUID"
        case .etag: "Etag"
        case .money: "Money"
        case .basisPoints: "BasisPoints"
        case .timestamp: "Timestamp"
        case .duration: "Duration"
        case .enumeration(let enumeration): TypeName.of(enumeration)
        case .message(let message): TypeName.of(message)
        }
    }

    /// The expression for the value of a field that is absent.
    var zero: String {
        switch self {
        case .number(.bool): "false"
        case .number: "0"
        case .string: "\"\""
        case .bytes: "[]"
        case .etag: ".none"
        case .duration: ".zero"
        case .enumeration(let enumeration):
            ".\(SwiftName.enumCase(enumeration.values[0].name, of: enumeration.name))"
        case .id, .uuid, .money, .basisPoints, .timestamp, .message: "\(swiftType)()"
        }
    }
}

extension Field {
    /// The type of the property.
    var swiftType: String {
        switch cardinality {
        case .plain, .required: kind.swiftType
        case .optional: "\(kind.swiftType)?"
        case .repeated: "[\(kind.swiftType)]"
        case .map: "[String: String]"
        }
    }

    /// The expression for the property's value when nothing was sent.
    var zero: String {
        switch cardinality {
        case .plain, .required: kind.zero
        case .optional: "nil"
        case .repeated: "[]"
        case .map: "[:]"
        }
    }
}
