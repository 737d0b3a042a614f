import SwiftProtobufPluginLibrary

/// A method with one request and one response.
struct Method {
    let descriptor: MethodDescriptor
    let request: Message
    /// The name of the enum case and of the handler's function.
    let name: String
    /// `indirect` before the case of a request that is large, else nothing.
    let requestPrefix: String
    /// The same of a response.
    let responsePrefix: String

    var requestType: String { TypeName.of(descriptor.inputType) }
    var responseType: String { TypeName.of(descriptor.outputType) }

    /// The unary methods of the files: services by file, in the order of declaration. A name that two services share is
    /// prefixed with the service's.
    static func unary(in files: [Schema.File]) throws(Failure) -> [Method] {
        let descriptors = files.flatMap(\.descriptor.services).flatMap(\.methods).filter(\.isUnary)
        let counts = Dictionary(descriptors.map { ($0.name, 1) }, uniquingKeysWith: +)
        let messages = files.flatMap(\.messages).flatMap(\.withNested)
        var methods: [Method] = []
        for descriptor in descriptors {
            guard let request = messages.first(where: { $0.descriptor === descriptor.inputType }) else {
                throw Failure(place: descriptor.fullName, reason: "its request must be declared in the files generated")
            }
            let isUnique = counts[descriptor.name] == 1
            let name = isUnique ? descriptor.name : descriptor.service.name + descriptor.name
            methods.append(
                Method(
                    descriptor: descriptor,
                    request: request,
                    name: SwiftName.function(name),
                    requestPrefix: try InlineSize.prefix(of: descriptor.inputType, largest: InlineSize.largestRequest),
                    responsePrefix: try InlineSize.prefix(
                        of: descriptor.outputType,
                        largest: InlineSize.largestResponse
                    )
                )
            )
        }
        return methods
    }
}

extension MethodDescriptor {
    /// One request, one response.
    var isUnary: Bool { !clientStreaming && !serverStreaming }
}
