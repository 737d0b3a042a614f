import SwiftProtobufPluginLibrary

/// Writes what routing and reflection need to know of the schema.
struct ServicesWriter {
    let schema: Schema

    /// The descriptors of the unary methods by their numbers, and the methods with a stream on either side.
    func writeMethods(into writer: inout SourceWriter) {
        writer.line()
        writer.block("extension UnaryMethod {") { writer in
            writer.documentation(["The methods as routing needs them, each at the index of its number."])
            let methods = schema.unaryMethods.map(\.descriptor).map(expression)
            writer.list("public static let descriptors: [MethodDescriptor] = [", methods, close: "]")
        }
        let streaming = schema.files.flatMap(\.descriptor.services).flatMap(\.methods).filter { !$0.isUnary }
        guard !streaming.isEmpty else { return }
        writer.line()
        writer.documentation(["A method with a stream on either side."])
        writer.block("public enum StreamingMethod: Int, Sendable, CaseIterable {") { writer in
            for method in streaming {
                writer.documentation(["`\(method.fullName)`"])
                writer.line("case \(SwiftName.function(method.name))")
            }
            writer.line()
            writer.documentation(["The methods as routing needs them, each at the index of its number."])
            writer.list(
                "public static let descriptors: [MethodDescriptor] = [",
                streaming.map(expression),
                close: "]"
            )
        }
    }

    /// The files of the schema in a static property called `name`.
    func writeFiles(named name: String, into writer: inout SourceWriter) {
        writer.line()
        writer.block("extension FileDescriptor {") { writer in
            writer.documentation(["The files of the schema, for reflection."])
            writer.block("public static let \(name): [FileDescriptor] = [", close: "]") { writer in
                for file in schema.files { write(ReflectedFile(file.descriptor), into: &writer) }
            }
        }
    }

    private func write(_ file: ReflectedFile, into writer: inout SourceWriter) {
        writer.block("FileDescriptor(", close: "),") { writer in
            writer.line("name: \"\(file.name)\",")
            for (label, names) in [
                ("dependencies", file.dependencies), ("services", file.services), ("symbols", file.symbols),
            ] {
                writer.list("\(label): [", names.map { "\"\($0)\"" }, close: "],")
            }
            writer.line("hexadecimal: \"\"\"")
            var rest = Substring(file.hexadecimal)
            while !rest.isEmpty {
                writer.line("    \(rest.prefix(96))\(rest.count > 96 ? "\\" : "")")
                rest = rest.dropFirst(96)
            }
            writer.line("    \"\"\"")
        }
    }

    private func expression(_ method: MethodDescriptor) -> String {
        let kind =
            switch (method.clientStreaming, method.serverStreaming) {
            case (false, false): "unary"
            case (true, false): "clientStreaming"
            case (false, true): "serverStreaming"
            case (true, true): "bidirectional"
            }
        return "MethodDescriptor(service: \"\(method.service.fullName)\", method: \"\(method.name)\", kind: .\(kind))"
    }
}
