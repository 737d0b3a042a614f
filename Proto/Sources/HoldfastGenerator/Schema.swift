import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Everything that is generated together: files, their messages, entities and methods, checked against the generator's rules.
struct Schema {
    struct File {
        let descriptor: FileDescriptor
        let messages: [Message]

        /// The name that generated files begin with: `stock` for `holdfast/v1/stock.proto`.
        var baseName: String {
            let last = descriptor.name.split(separator: "/").last ?? ""
            return String(last.hasSuffix(".proto") ? last.dropLast(6) : last)
        }
    }

    let files: [File]
    /// The entities that ids are of and what their keys are made of, by name.
    let entities: [(name: String, rawID: RawID)]
    /// The methods with one request and one response, in the order that numbers them.
    let unaryMethods: [Method]
    /// The fields of oneofs whose cases are `indirect`.
    let largeAlternatives: Set<String>
    /// How many messages lie in each other at most.
    let depth: Int

    /// Reads the files; throws at the first thing that cannot be generated.
    init(_ descriptors: [FileDescriptor]) throws(Failure) {
        var files: [File] = []
        for file in descriptors.sorted(by: { $0.name < $1.name }) {
            var messages: [Message] = []
            for message in file.messages { messages.append(try Message(message)) }
            files.append(File(descriptor: file, messages: messages))
        }
        self.files = files
        let all = files.flatMap(\.messages).flatMap(\.withNested)
        var nesting = NestingDepth()
        var depth = 0
        for message in all {
            depth = max(depth, try nesting.of(message.descriptor))
            try Schema.refuseEqualNames(in: message)
        }
        self.depth = depth
        for enumeration in files.flatMap(\.descriptor.enums) + all.flatMap(\.descriptor.enums) {
            try Schema.refuseUnusable(enumeration)
        }
        largeAlternatives = try InlineSize.largeAlternatives(of: all)
        entities = try Schema.entities(of: all)
        unaryMethods = try Method.unary(in: files)
    }

    /// Top-level messages by name.
    var messageNames: Set<String> { Set(files.flatMap { $0.messages.map { SwiftName.type($0.descriptor.name) } }) }

    private static func refuseEqualNames(in message: Message) throws(Failure) {
        var seen: Set<String> = []
        for member in message.members where ["self", "init"].contains(SwiftName.bare(member.name)) {
            throw Failure(
                place: message.descriptor.fullName,
                reason: "a field cannot be called \(member.name) in Swift"
            )
        }
        for member in message.members where !seen.insert(member.name).inserted {
            throw Failure(place: message.descriptor.fullName, reason: "two fields are called \(member.name) in Swift")
        }
        var members: Set<String> = []
        for field in message.fields where !members.insert(field.member).inserted {
            throw Failure(place: message.descriptor.fullName, reason: "two fields are called \(field.member) in C")
        }
    }

    private static func refuseUnusable(_ enumeration: EnumDescriptor) throws(Failure) {
        guard enumeration.values.first?.number == 0 else {
            throw Failure(place: enumeration.fullName, reason: "the first value must be 0")
        }
        if enumeration.options.allowAlias {
            throw Failure(place: enumeration.fullName, reason: "two names for one number are not supported")
        }
    }

    private static func entities(of messages: [Message]) throws(Failure) -> [(name: String, rawID: RawID)] {
        var keys: [String: (rawID: RawID, place: String)] = [:]
        for field in messages.flatMap(\.fields) {
            guard case .id(let entity, let rawID) = field.kind else { continue }
            let place = field.descriptor.fullName
            if let known = keys[entity], known.rawID != rawID {
                throw Failure(
                    place: place,
                    reason:
                        "\(entity) has a key of type \(rawID.rawValue) here and \(known.rawID.rawValue) in \(known.place)"
                )
            }
            if keys[entity] == nil { keys[entity] = (rawID, place) }
        }
        return keys.sorted { $0.key < $1.key }.map { ($0.key, $0.value.rawID) }
    }
}
