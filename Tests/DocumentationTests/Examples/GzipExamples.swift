import Compression
import Testing

/// What the articles show of gzip.
struct GzipExamples {
    @Test("a message is made smaller and whole again, and no larger than its limit")
    func gzip() throws {
        let message = [UInt8](repeating: 7, count: 100_000)
        // begin example
        var deflater = GzipDeflater(level: 1)
        let compressed = deflater.deflate(message.span)
        // end example
        #expect(compressed.count < 1_000)
        // begin example
        var inflater = GzipInflater()
        let inflated = try inflater.inflate(compressed.span, limit: 4 * 1024 * 1024)
        // end example
        #expect(inflated == message)
        #expect(throws: GzipError.tooLarge) { try inflater.inflate(compressed.span, limit: message.count - 1) }
        #expect(try Self.inPieces(compressed) == message)
    }

    private static func inPieces(_ compressed: [UInt8]) throws -> [UInt8] {
        let pieces = [Array(compressed.prefix(10)), Array(compressed.dropFirst(10))]
        // begin example
        var inflater = GzipInflater()
        inflater.begin(limit: 4 * 1024 * 1024)
        for piece in pieces { try inflater.receive(piece.span) }
        let inflated = try inflater.finish()
        // end example
        return inflated
    }
}
