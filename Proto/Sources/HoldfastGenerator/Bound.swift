import SwiftProtobufPluginLibrary

/// The most bytes that a message can take: a number, and statements that add to `count` what depends on the value.
struct Bound {
    /// What no value exceeds, text and lists aside.
    var constant = 0
    /// Statements for text, lists and the messages that have them.
    var statements: [String] = []

    /// The length of a text, a list or a message that has them: a varint for any length that protobuf allows.
    static let lengthByteCount = 5
    /// A timestamp or a duration: seconds of ten bytes and nanoseconds of as many, each with a tag.
    static let momentByteCount = 2 * (1 + 10)

    /// The expression for the most bytes of `value`, a message: a number where it does not depend on the value.
    static func of(_ message: Descriptor, _ value: String) -> String {
        guard let bound = try? Bound(message), bound.statements.isEmpty else {
            return "\(value).maximumEncodedByteCount"
        }
        return "\(bound.constant)"
    }

    init(_ message: Descriptor) throws(Failure) {
        self.init(try Message(message))
    }

    init(_ message: Message) {
        for member in message.members {
            switch member {
            case .field(let field): add(field)
            case .oneof(_, let fields): add(member.name, fields)
            }
        }
    }

    private mutating func add(_ field: Field) {
        let tag = field.tagByteCount
        let size = Size(field.kind)
        switch field.cardinality {
        case .plain, .required:
            constant += tag + size.constant
            if let term = size.term { statements.append("count += \(term("self.\(field.name)"))") }
        case .optional:
            constant += tag + size.constant
            if let term = size.term {
                statements.append("if let value = self.\(field.name) { count += \(term("value")) }")
            }
        case .repeated:
            // A packed list has one tag and one length for all; which only makes it shorter than this.
            let each = tag + size.constant
            constant += tag + Bound.lengthByteCount
            statements.append("count += self.\(field.name).count * \(each)")
            if let term = size.term {
                statements.append("for element in self.\(field.name) { count += \(term("element")) }")
            }
        case .map:
            let each = tag + Bound.lengthByteCount + 2 * (1 + Bound.lengthByteCount)
            statements.append("count += self.\(field.name).count * \(each)")
            statements.append("for (key, value) in self.\(field.name) { count += key.utf8.count + value.utf8.count }")
        }
    }

    /// Of a oneof one alternative counts: the largest constant, and the text or list of the one that is set. They are looked at in one
    /// step: whoever looks for one case after the other copies the value each time.
    private mutating func add(_ name: String, _ fields: [Field]) {
        constant += fields.map { $0.tagByteCount + Size($0.kind).constant }.max() ?? 0
        let cases = fields.compactMap { field in
            Size(field.kind).term.map { "case .\(field.name)(let value): count += \($0("value"))" }
        }
        guard !cases.isEmpty else { return }
        statements += ["switch self.\(name) {"] + cases + ["default: break", "}"]
    }

    /// The most bytes of one value without its tag.
    private struct Size {
        var constant: Int
        /// The expression for what depends on the value, given the expression of the value.
        var term: ((String) -> String)?

        init(_ kind: FieldKind) {
            switch kind {
            case .number(let type): constant = type.maximumByteCount
            case .string:
                constant = Bound.lengthByteCount
                term = { "\($0).utf8.count" }
            case .bytes:
                constant = Bound.lengthByteCount
                term = { "\($0).count" }
            case .id(_, .uuid), .uuid: constant = 1 + 36
            case .etag: constant = 1 + 16
            case .id(_, .int64), .money, .basisPoints, .enumeration: constant = 10
            case .timestamp, .duration: constant = 1 + Bound.momentByteCount
            case .message(let message):
                let bound = (try? Bound(message)) ?? Bound()
                if bound.statements.isEmpty {
                    constant = varintByteCount(UInt64(bound.constant)) + bound.constant
                } else {
                    constant = Bound.lengthByteCount
                    term = { "\($0).maximumEncodedByteCount" }
                }
            }
        }
    }

    private init() {}
}
