import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// A message of the schema.
struct Message {
    /// What makes up a message: a field by itself, or a oneof with its fields.
    enum Member {
        case field(Field)
        case oneof(OneofDescriptor, [Field])

        /// The name of the property in Swift.
        var name: String {
            switch self {
            case .field(let field): field.name
            case .oneof(let oneof, _): SwiftName.property(oneof.name)
            }
        }
    }

    let descriptor: Descriptor
    /// Fields and oneofs in the order of the schema; a oneof stands where its first field does.
    let members: [Member]
    /// Messages declared inside this one, without the entries of maps.
    let nested: [Message]

    init(_ descriptor: Descriptor) throws(Failure) {
        self.descriptor = descriptor
        var members: [Member] = []
        for field in descriptor.fields {
            guard let oneof = field.realContainingOneof else {
                members.append(.field(try Field(field)))
                continue
            }
            guard oneof.fields.first === field else { continue }
            var fields: [Field] = []
            for field in oneof.fields { fields.append(try Field(field)) }
            members.append(.oneof(oneof, fields))
        }
        self.members = members
        var nested: [Message] = []
        for message in descriptor.messages where !message.options.mapEntry { nested.append(try Message(message)) }
        self.nested = nested
    }

    /// The fields, those of oneofs too.
    var fields: [Field] {
        members.flatMap { member in
            switch member {
            case .field(let field): [field]
            case .oneof(_, let fields): fields
            }
        }
    }

    /// The fields by their numbers, each with the oneof it belongs to.
    var fieldsByNumber: [(field: Field, oneof: OneofDescriptor?)] {
        fields.sorted { $0.number < $1.number }.map { ($0, $0.descriptor.realContainingOneof) }
    }

    /// This message and all that are declared inside it.
    var withNested: [Message] { [self] + nested.flatMap(\.withNested) }

    /// The field with this name in the schema, if it stands by itself.
    func field(named name: String) -> Field? {
        for case .field(let field) in members where field.protoName == name { return field }
        return nil
    }
}
