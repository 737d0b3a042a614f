import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// What a key is made of.
enum RawID: String {
    case uuid = "UUID"
    case int64 = "Int64"
}

/// What one value of a field is, once its annotations have been taken into account.
enum FieldKind {
    /// A number or truth value that is the same in Swift, in C and in proto, but for its width on the wire.
    case number(NumberType)
    case string
    case bytes
    /// The key of the entity with this name.
    case id(entity: String, RawID)
    case uuid
    case etag
    case money
    case basisPoints
    case timestamp
    case duration
    case enumeration(EnumDescriptor)
    case message(Descriptor)

    /// Reads the kind of a field; throws where type and annotations do not fit together.
    init(_ field: FieldDescriptor) throws(Failure) {
        func refuse(_ reason: String) -> Failure { Failure(place: field.fullName, reason: reason) }
        guard let meaning = field.meaning else { throw refuse("has a meaning that this generator does not know") }
        if field.idOf != nil && meaning != .plain { throw refuse("is both an id and something else") }
        switch (field.type, meaning) {
        case (.string, .plain): self = field.idOf.map { .id(entity: $0, .uuid) } ?? .string
        case (.int64, .plain): self = field.idOf.map { .id(entity: $0, .int64) } ?? .number(.int64)
        case (.string, .etag): self = .etag
        case (.string, .uuid): self = .uuid
        case (.int64, .money): self = .money
        case (.int64, .basisPoints): self = .basisPoints
        case (_, let meaning) where meaning != .plain: throw refuse("cannot have the meaning \(meaning)")
        case _ where field.idOf != nil: throw refuse("an id is a string or an int64")
        case (.bytes, _): self = .bytes
        case (.enum, _): self = .enumeration(field.enumType)
        case (.message, _):
            switch field.messageType.wellKnownType {
            case .timestamp: self = .timestamp
            case .duration: self = .duration
            default: self = .message(field.messageType)
            }
        case (.group, _): throw refuse("groups are not supported")
        default:
            guard let number = NumberType(field.type) else { throw refuse("has a type that is not supported") }
            self = .number(number)
        }
    }

    /// Whether the value is a message on the wire, whose absence can be told.
    var isMessage: Bool {
        switch self {
        case .timestamp, .duration, .message: true
        default: false
        }
    }
}

/// The types of numbers, by how they travel.
enum NumberType {
    case int32, int64, uint32, uint64, sint32, sint64, fixed32, fixed64, sfixed32, sfixed64, bool, float, double

    init?(_ type: Google_Protobuf_FieldDescriptorProto.TypeEnum) {
        switch type {
        case .int32: self = .int32
        case .int64: self = .int64
        case .uint32: self = .uint32
        case .uint64: self = .uint64
        case .sint32: self = .sint32
        case .sint64: self = .sint64
        case .fixed32: self = .fixed32
        case .fixed64: self = .fixed64
        case .sfixed32: self = .sfixed32
        case .sfixed64: self = .sfixed64
        case .bool: self = .bool
        case .float: self = .float
        case .double: self = .double
        default: return nil
        }
    }

    /// The type in Swift.
    var swift: String {
        switch self {
        case .int32, .sint32, .sfixed32: "Int32"
        case .int64, .sint64, .sfixed64: "Int64"
        case .uint32, .fixed32: "UInt32"
        case .uint64, .fixed64: "UInt64"
        case .bool: "Bool"
        case .float: "Float"
        case .double: "Double"
        }
    }

    /// The most bytes that one value takes, without its tag. A negative int32 travels as ten bytes.
    var maximumByteCount: Int {
        switch self {
        case .int32, .int64, .uint64, .sint64: 10
        case .uint32, .sint32: 5
        case .fixed32, .sfixed32, .float: 4
        case .fixed64, .sfixed64, .double: 8
        case .bool: 1
        }
    }
}
