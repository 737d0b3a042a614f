import SwiftProtobuf

/// Turns descriptors into ones from which protoc-c makes C that compiles, and that says the same on the wire.
///
/// - Text becomes bytes: protobuf-c checks no UTF-8 and sees no U+0000, so our conversions read text with its length.
/// - Enums become `int32`, which travels alike; unknown numbers are for our conversions to refuse.
/// - `optional` fields stay in the oneof that protoc makes up for them, which gives them presence; protoc-c refuses the flag.
/// - Maps become the repeated entries that they are on the wire.
/// - Fields and oneofs get a prefix (see `CName`); services and options go.
public enum DescriptorRewriter {
    /// Files that only annotate others.
    private static let annotations: Set<String> = ["google/protobuf/descriptor.proto", "holdfast/annotations.proto"]

    /// Rewrites a serialized `FileDescriptorSet`. Files without messages go, since nothing of them is left.
    public static func rewrite(_ serialized: [UInt8]) throws -> [UInt8] {
        var set = try Google_Protobuf_FileDescriptorSet(serializedBytes: serialized)
        let dropped = annotations.union(set.file.filter(\.messageType.isEmpty).map(\.name))
        set.file = set.file.filter { !dropped.contains($0.name) }.map { rewrite($0, without: dropped) }
        return try set.serializedBytes()
    }

    private static func rewrite(
        _ file: Google_Protobuf_FileDescriptorProto,
        without dropped: Set<String>
    ) -> Google_Protobuf_FileDescriptorProto {
        var result = Google_Protobuf_FileDescriptorProto()
        result.name = file.name
        result.package = file.package
        result.syntax = file.syntax
        result.dependency = file.dependency.filter { !dropped.contains($0) }
        result.messageType = file.messageType.map(rewrite)
        return result
    }

    private static func rewrite(_ message: Google_Protobuf_DescriptorProto) -> Google_Protobuf_DescriptorProto {
        var result = Google_Protobuf_DescriptorProto()
        result.name = message.name
        result.field = message.field.map(rewrite)
        result.nestedType = message.nestedType.map(rewrite)
        result.oneofDecl = message.oneofDecl.map { oneof in
            var renamed = Google_Protobuf_OneofDescriptorProto()
            renamed.name = CName.renamed(oneof: oneof.name)
            return renamed
        }
        return result
    }

    private static func rewrite(_ field: Google_Protobuf_FieldDescriptorProto) -> Google_Protobuf_FieldDescriptorProto {
        var result = field
        result.name = CName.fieldPrefix + field.name
        result.clearJsonName()
        result.clearProto3Optional()
        result.clearOptions()
        if field.hasOptions && field.options.hasPacked { result.options.packed = field.options.packed }
        switch field.type {
        case .string: result.type = .bytes
        case .enum:
            result.type = .int32
            result.clearTypeName()
        default: break
        }
        return result
    }
}
