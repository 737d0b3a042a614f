import Foundation
import HoldfastGenerator

/// Reads a `FileDescriptorSet` and writes the one that protoc-c is to see: `holdfast-descriptors < in.pb > out.pb`.
let descriptors = try DescriptorRewriter.rewrite([UInt8](FileHandle.standardInput.readDataToEndOfFile()))
FileHandle.standardOutput.write(Data(descriptors))
