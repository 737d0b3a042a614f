import Foundation
import SwiftProtobuf
import SwiftProtobufPluginLibrary

@testable import HoldfastGenerator

/// Schemas for tests, read by protoc itself.
enum Schemas {
    /// The folder of `Proto/`.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let golden = root.appending(path: "Tests/HoldfastGeneratorTests/Golden")

    /// The encoded descriptors of `name` in `folder` and of all that it imports.
    static func descriptors(of name: String, in folder: URL) throws -> [UInt8] {
        let output = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pb")
        defer { try? FileManager.default.removeItem(at: output) }
        let protoc = Process()
        protoc.executableURL = URL(filePath: "/usr/bin/env")
        protoc.arguments = [
            "protoc", "-I", root.path, "-I", folder.path, "--include_imports", "--include_source_info",
            "--descriptor_set_out=\(output.path)", name,
        ]
        try protoc.run()
        protoc.waitUntilExit()
        return try [UInt8](Data(contentsOf: output))
    }

    /// The schema of one file.
    static func schema(of name: String, in folder: URL) throws -> Schema {
        var extensions = SimpleExtensionMap()
        extensions.insert(contentsOf: Annotations.all)
        let set = try Google_Protobuf_FileDescriptorSet(
            serializedBytes: descriptors(of: name, in: folder),
            extensions: extensions
        )
        return try Schema(DescriptorSet(proto: set).files.filter { $0.name == name })
    }

    /// The schema of a file with this text after its first lines.
    static func schema(_ text: String) throws -> Schema {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let head = "syntax = \"proto3\"; package test; import \"holdfast/annotations.proto\";\n"
        try Data((head + text).utf8).write(to: folder.appending(path: "test.proto"))
        return try schema(of: "test.proto", in: folder)
    }
}
