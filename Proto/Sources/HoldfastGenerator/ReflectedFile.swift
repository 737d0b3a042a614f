import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// A file as the reflection service shows it to clients that need no more than to make calls: without comments, and without our
/// annotations, whose meaning is lost on others and whose files they would have to ask for.
struct ReflectedFile {
    let name: String
    let dependencies: [String]
    let services: [String]
    let symbols: [String]
    let encoded: [UInt8]

    init(_ file: FileDescriptor) {
        var proto = file.extractProto()
        proto.clearSourceCodeInfo()
        proto.dependency.removeAll { DescriptorRewriter.annotations.contains($0) }
        proto.messageType = proto.messageType.map(ReflectedFile.plain)
        name = file.name
        dependencies = proto.dependency
        services = file.services.map(\.fullName)
        let messages = file.messages.flatMap(ReflectedFile.withNested)
        symbols =
            messages.map(\.fullName) + messages.flatMap(\.enums).map(\.fullName) + file.enums.map(\.fullName)
            + file.services.flatMap(\.methods).map(\.fullName)
        do {
            encoded = try proto.serializedBytes()
        } catch {
            preconditionFailure("\(file.name) came as bytes, and cannot be made bytes again: \(error)")
        }
    }

    /// Two digits a byte, in lower case.
    var hexadecimal: String {
        encoded.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private static func plain(_ message: Google_Protobuf_DescriptorProto) -> Google_Protobuf_DescriptorProto {
        var result = message
        let isMapEntry = message.options.mapEntry
        result.clearOptions()
        if isMapEntry { result.options.mapEntry = true }
        result.nestedType = message.nestedType.map(plain)
        result.field = message.field.map { field in
            var field = field
            let packed = field.options.hasPacked ? field.options.packed : nil
            field.clearOptions()
            if let packed { field.options.packed = packed }
            return field
        }
        return result
    }

    private static func withNested(_ message: Descriptor) -> [Descriptor] {
        [message] + message.messages.flatMap(withNested)
    }
}
