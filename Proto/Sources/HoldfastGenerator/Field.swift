import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// A field of a message, with all that the writers ask about it.
struct Field {
    /// How many values there can be.
    enum Cardinality {
        /// One, which is the zero value when it is absent.
        case plain
        /// None or one.
        case optional
        /// One message, whose absence is a violation.
        case required
        case repeated
        /// Text to text.
        case map
    }

    let descriptor: FieldDescriptor
    let kind: FieldKind
    let cardinality: Cardinality

    init(_ descriptor: FieldDescriptor) throws(Failure) {
        self.descriptor = descriptor
        kind = try FieldKind(descriptor)
        let isRequired = descriptor.isRequiredMessage
        if isRequired && (!kind.isMessage || descriptor.isRepeated || descriptor.realContainingOneof != nil) {
            throw Failure(place: descriptor.fullName, reason: "only a single message outside a oneof can be required")
        }
        if descriptor.isMap {
            guard let entry = descriptor.messageType.mapKeyAndValue, entry.key.type == .string,
                entry.value.type == .string
            else {
                throw Failure(place: descriptor.fullName, reason: "only maps from string to string are supported")
            }
            cardinality = .map
        } else if descriptor.isRepeated {
            cardinality = .repeated
        } else if kind.isMessage {
            cardinality = isRequired || descriptor.realContainingOneof != nil ? .required : .optional
        } else {
            cardinality = descriptor.realContainingOneof == nil && descriptor.hasPresence ? .optional : .plain
        }
    }

    /// The name in the schema, which violations give.
    var protoName: String { descriptor.name }
    /// The name of the property in Swift.
    var name: String { SwiftName.property(descriptor.name) }
    var number: Int { Int(descriptor.number) }
    var isUnhashed: Bool { descriptor.isUnhashed }
    /// The member of the C struct.
    var member: String { CName.member(descriptor) }
    /// Bytes that the tag takes: the number and three bits, seven to a byte.
    var tagByteCount: Int { varintByteCount(UInt64(number) << 3) }
}

/// The bytes that a number takes as a varint.
func varintByteCount(_ value: UInt64) -> Int {
    max(1, (64 - value.leadingZeroBitCount + 6) / 7)
}
