import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The options of `holdfast/annotations.proto`, as swift-protobuf reads them from descriptors.
///
/// They are declared here by hand, with the numbers of the .proto, so that the generator needs no generated code itself.
public enum Annotations {
    static let idOf = MessageExtension<OptionalExtensionField<ProtobufString>, Google_Protobuf_FieldOptions>(
        _protobuf_fieldNumber: 50101,
        fieldName: "holdfast.id_of"
    )
    static let meaning = MessageExtension<OptionalExtensionField<ProtobufInt32>, Google_Protobuf_FieldOptions>(
        _protobuf_fieldNumber: 50102,
        fieldName: "holdfast.meaning"
    )
    static let required = MessageExtension<OptionalExtensionField<ProtobufBool>, Google_Protobuf_FieldOptions>(
        _protobuf_fieldNumber: 50103,
        fieldName: "holdfast.required"
    )
    static let unhashed = MessageExtension<OptionalExtensionField<ProtobufBool>, Google_Protobuf_FieldOptions>(
        _protobuf_fieldNumber: 50104,
        fieldName: "holdfast.unhashed"
    )
    static let row = MessageExtension<OptionalExtensionField<ProtobufBool>, Google_Protobuf_MessageOptions>(
        _protobuf_fieldNumber: 50111,
        fieldName: "holdfast.row"
    )

    /// All of them, for the parser of descriptors.
    public static var all: [any AnyMessageExtension] { [idOf, meaning, required, unhashed, row] }
}

/// What an integer or a string stands for: the enum `holdfast.Meaning`.
enum Meaning: Int32 {
    case plain = 0
    case money = 1
    case basisPoints = 2
    case etag = 3
    case uuid = 4
}

extension FieldDescriptor {
    /// The entity whose key the field holds.
    var idOf: String? { options.getExtensionValue(ext: Annotations.idOf).flatMap { $0.isEmpty ? nil : $0 } }
    /// What the value stands for; nil for a number that this generator does not know.
    var meaning: Meaning? { Meaning(rawValue: options.getExtensionValue(ext: Annotations.meaning) ?? 0) }
    /// Whether the message must be there.
    var isRequiredMessage: Bool { options.getExtensionValue(ext: Annotations.required) ?? false }
    /// Whether the field stays out of the state hash.
    var isUnhashed: Bool { options.getExtensionValue(ext: Annotations.unhashed) ?? false }
}

extension Descriptor {
    /// Whether the message is kept as a row.
    var isRow: Bool { options.getExtensionValue(ext: Annotations.row) ?? false }
}
