import SwiftProtobufPluginLibrary

/// How names of the schema are spelled in Swift.
enum SwiftName {
    /// Abbreviations that Swift writes in capitals wherever they do not begin a name.
    private static let capitals = ["id": "ID", "ids": "IDs", "rpc": "RPC", "sku": "SKU", "ttl": "TTL", "url": "URL"]

    /// Names that a property, case or function cannot have without backticks.
    private static let reserved = swiftKeywordsUsedInDeclarations.union(swiftKeywordsUsedInStatements)
        .union(swiftKeywordsUsedInExpressionsAndTypes)

    /// The property for a field or a oneof: `variant_id` becomes `variantID`.
    static func property(_ name: String) -> String {
        escape(camelCase(name.split(separator: "_").map { $0.lowercased() }))
    }

    /// The case for an enum value, without the enum's own name in front: `ALL_OR_NOTHING` becomes `allOrNothing`,
    /// and in an enum `State`, `STATE_UNSPECIFIED` becomes `unspecified`.
    static func enumCase(_ name: String, of enumName: String) -> String {
        let all = name.split(separator: "_").map { $0.lowercased() }
        let prefix = words(ofType: enumName)
        let rest = all.starts(with: prefix) ? Array(all.dropFirst(prefix.count)) : all
        guard let first = rest.first?.first, !first.isNumber else { return escape(camelCase(all)) }
        return escape(camelCase(rest))
    }

    /// The function for a method: `GetStock` becomes `getStock`.
    static func function(_ name: String) -> String {
        escape(camelCase(words(ofType: name)))
    }

    /// The type for a oneof or a message, which begins with a capital: `as_of` becomes `AsOf`.
    static func type(_ name: String) -> String {
        guard name.contains("_") || name.first?.isLowercase == true else {
            return name == "Any" ? "AnyMessage" : name == "Type" || name == "Protocol" ? name + "_" : name
        }
        return name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// A property's name as the label of an argument, where few keywords need backticks.
    static func label(_ name: String) -> String {
        ["inout", "let", "var"].contains(bare(name)) ? name : bare(name)
    }

    /// A name without backticks.
    static func bare(_ name: String) -> String { name.filter { $0 != "`" } }

    private static func camelCase(_ words: [String]) -> String {
        words.enumerated().map { index, word in
            index == 0 ? word : capitals[word] ?? word.prefix(1).uppercased() + word.dropFirst()
        }.joined()
    }

    /// The words of a name in camel case, in lower case: `ErrorReason` gives `error` and `reason`.
    private static func words(ofType name: String) -> [String] {
        var words: [String] = []
        var previousIsLower = false
        for character in name {
            if words.isEmpty || character.isUppercase && previousIsLower { words.append("") }
            words[words.count - 1] += character.lowercased()
            previousIsLower = !character.isUppercase
        }
        return words
    }

    private static func escape(_ name: String) -> String {
        reserved.contains(name) ? "`\(name)`" : name
    }
}
