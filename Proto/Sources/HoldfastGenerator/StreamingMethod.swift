import SwiftProtobufPluginLibrary

/// A method with a stream on either side.
struct StreamingMethod {
    let descriptor: MethodDescriptor
    /// Its place in `HoldfastMethods.streaming`.
    let index: Int

    /// The methods of the schema, services by file, in the order of declaration.
    static func all(in schema: Schema) -> [StreamingMethod] {
        schema.files.flatMap(\.descriptor.services).flatMap(\.methods).filter { !$0.isUnary }
            .enumerated().map { StreamingMethod(descriptor: $1, index: $0) }
    }

    /// The function's name; within one service no two methods share one.
    var name: String { SwiftName.function(descriptor.name) }

    var requestType: String { TypeName.of(descriptor.inputType) }
    var responseType: String { TypeName.of(descriptor.outputType) }

    /// The name of its kind, as `MethodDescriptor` and `ServiceMethod` have it.
    var kind: String {
        switch (descriptor.clientStreaming, descriptor.serverStreaming) {
        case (true, true): "bidirectional"
        case (true, false): "clientStreaming"
        case (false, _): "serverStreaming"
        }
    }

    /// What the function of those who answer it takes.
    var parameters: [String] {
        var parameters = ["_ context: ServerContext"]
        parameters.append(
            descriptor.clientStreaming ? "_ requests: MessageStream<\(requestType)>" : "_ request: \(requestType)"
        )
        if descriptor.serverStreaming { parameters.append("_ responses: MessageSink<\(responseType)>") }
        return parameters
    }

    /// What a client's function takes for its body, and what the body gives.
    var body: (parameter: String, result: String) {
        switch (descriptor.clientStreaming, descriptor.serverStreaming) {
        case (true, true): ("ClientStream<\(requestType), \(responseType)>", "Result")
        case (true, false): ("MessageSink<\(requestType)>", "Void")
        case (false, _): ("MessageStream<\(responseType)>", "Result")
        }
    }
}
