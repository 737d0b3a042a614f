import SwiftProtobufPluginLibrary

/// How protoc-c 1.4 spells the names of the schema in C, after `DescriptorRewriter` has prefixed its fields.
///
/// Pieces of a name are joined by two underscores; types lose their own underscores, functions are written in snake case, members
/// in lower case. Every field is prefixed, because protoc-c emits C that does not compile for members such as `base` or `linux`,
/// or for `n_items` beside a repeated `items`.
enum CName {
    /// What goes before the name of every field.
    static let fieldPrefix = "f_"
    /// What goes before the name of every oneof.
    static let oneofPrefix = "o_"

    /// The struct of a message: `Holdfast__V1__Reservation`.
    static func type(_ message: Descriptor) -> String {
        message.fullName.split(separator: ".").map { piece in
            piece.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }.joined(separator: "__")
    }

    /// What the functions of a message begin with: `holdfast__v1__reservation`.
    static func function(_ message: Descriptor) -> String {
        message.fullName.split(separator: ".").map { snakeCase($0) }.joined(separator: "__")
    }

    /// The member for a field.
    static func member(_ field: FieldDescriptor) -> String {
        fieldPrefix + field.name.lowercased()
    }

    /// The member that counts a repeated field.
    static func count(_ field: FieldDescriptor) -> String {
        "n_" + member(field)
    }

    /// The member that tells which field of a oneof is set, by its number.
    static func discriminator(_ oneof: OneofDescriptor) -> String {
        renamed(oneof: oneof.name).lowercased() + "_case"
    }

    /// The name of a oneof in the descriptors that protoc-c reads; the oneof that protoc makes up for an `optional` field is
    /// called after the field, with an underscore in front.
    static func renamed(oneof name: String) -> String {
        oneofPrefix + name.drop { $0 == "_" }
    }

    private static func snakeCase(_ name: Substring) -> String {
        var result = ""
        var previousIsUpper = true
        for character in name {
            if character.isUppercase && !previousIsUpper { result += "_" }
            result += character.lowercased()
            previousIsUpper = character.isUppercase
        }
        return result
    }
}
