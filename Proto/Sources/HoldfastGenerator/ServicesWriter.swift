import SwiftProtobufPluginLibrary

/// Writes what routing and reflection need to know of the schema.
struct ServicesWriter {
    let schema: Schema

    /// The methods as routing needs them.
    func writeMethods(into writer: inout SourceWriter) {
        let methods = schema.files.flatMap(\.descriptor.services).flatMap(\.methods)
        writer.line()
        writer.documentation(["The methods of the schema, as routing needs them."])
        writer.block("public enum HoldfastMethods {") { writer in
            writer.documentation([
                "The methods with one request and one response, each at the index of its `UnaryMethod`."
            ])
            let unary = schema.unaryMethods.map(\.descriptor).map(expression)
            writer.list("public static let unary: [MethodDescriptor] = [", unary, close: "]")
            writer.line()
            writer.documentation(["The methods with a stream on either side."])
            let streaming = methods.filter { !$0.isUnary }.map(expression)
            writer.list("public static let streaming: [MethodDescriptor] = [", streaming, close: "]")
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
        let names = "service: \"\(method.service.fullName)\", method: \"\(method.name)\""
        return "MethodDescriptor(\(names)\(kind == "unary" ? "" : ", kind: .\(kind)"))"
    }
}
