/// A .proto file, as the reflection service tells of it. Generated from the schema.
public struct FileDescriptor: Sendable {
    /// The path by which other files import it, as `package/v1/service.proto`.
    public let name: String
    /// The names of the files that it imports.
    public let dependencies: [String]
    /// The full names of its services.
    public let services: [String]
    /// The full names of everything else that it declares: messages, enums and methods.
    public let symbols: [String]
    /// The encoded `google.protobuf.FileDescriptorProto`, without comments and without options of its own.
    public let encoded: [UInt8]

    /// A file whose encoding is written in hexadecimal digits, which compile faster than a list of numbers.
    public init(
        name: String,
        dependencies: [String],
        services: [String],
        symbols: [String],
        hexadecimal: String
    ) {
        self.name = name
        self.dependencies = dependencies
        self.services = services
        self.symbols = symbols
        var encoded: [UInt8] = []
        encoded.reserveCapacity(hexadecimal.utf8.count / 2)
        var pending: UInt8?
        for digit in hexadecimal.utf8 {
            let value = digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
            if let high = pending {
                encoded.append(high << 4 | value)
                pending = nil
            } else {
                pending = value
            }
        }
        self.encoded = encoded
    }
}
