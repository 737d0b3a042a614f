import Foundation
import Testing

/// What is offered as a library serves any gRPC service, so it must not know of the one that it was made for.
@Suite("The libraries")
struct LibraryTests {
    /// The libraries that are products, and the modules of this package that they are made of.
    private static let libraries = ["GRPC", "HTTP2", "Protobuf", "Compression"]
    private static let parts = ["Platform", "CGRPCProto", "CNghttp2", "CPlatform", "CProtobufC", "CZlib"]

    /// Words of commerce. "Order" is one as the name of a type; what comes in order is none. By Foundation, since Swift's own
    /// regular expressions take half a minute for the sources, on a thread that the tests of calls share.
    private static let words = expression(
        #"(?i:holdfast|commerce|reservation|inventory|warehouse|shipment|customer|ledger)"#
            + #"|(?i:\bstock|\bsku|\bcart\b|\bprice)|\bOrders?\b|order_?[iI][dD]"#
    )
    private static let number = expression("0x[0-9a-fA-F_]+")

    private static func expression(_ pattern: String) -> NSRegularExpression {
        do { return try NSRegularExpression(pattern: pattern) } catch { preconditionFailure("\(pattern): \(error)") }
    }

    private static func matches(of expression: NSRegularExpression, in text: String) -> [Range<String.Index>] {
        expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
            Range($0.range, in: text)
        }
    }

    private static var sources: [URL] {
        get throws {
            try (libraries + parts).flatMap { module -> [URL] in
                let directory = Root.directory.appending(path: "Sources").appending(path: module)
                return try FileManager.default.subpathsOfDirectory(atPath: directory.path).sorted()
                    .map { directory.appending(path: $0) }
                    .filter { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
            }
        }
    }

    @Test("no word of commerce is in them, written out or as the bytes of a number")
    func words() throws {
        let sources = try Self.sources
        #expect(sources.count > 100)
        for source in sources {
            let text = try String(contentsOf: source, encoding: .utf8)
            for word in Self.matches(of: Self.words, in: text) {
                Issue.record("\(source.path): \(text[text.lineRange(for: word)])")
            }
            let spelledOut = Self.spelledOut(text)
            for word in Self.matches(of: Self.words, in: spelledOut) {
                Issue.record("\(source.path): a number spells \(spelledOut[spelledOut.lineRange(for: word)])")
            }
        }
    }

    /// What the hexadecimal numbers of a text spell, each on a line of its own.
    private static func spelledOut(_ text: String) -> String {
        matches(of: number, in: text).map { number in
            var digits = text[number].dropFirst(2).filter { $0 != "_" }[...]
            var bytes: [UInt8] = []
            while digits.count >= 2 {
                bytes.append(UInt8(digits.prefix(2), radix: 16)!)
                digits = digits.dropFirst(2)
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        .joined(separator: "\n")
    }

    @Test("the words are found")
    func found() {
        for text in ["holdfast_crc32c(", "let order: Order", "Reservation", "low stock", "orderID", "SKU"] {
            #expect(!Self.matches(of: Self.words, in: text).isEmpty, "\(text)")
        }
        for text in ["in order", "reserveCapacity", "OrderedAddresses", "the order of service"] {
            #expect(Self.matches(of: Self.words, in: text).isEmpty, "\(text)")
        }
        let text = Self.spelledOut("static let ping: UInt64 = 0x686f_6c64_6661_7374")
        #expect(text == "holdfast")
    }

    @Test("they import each other, what they are made of, and what is not of this package")
    func imports() throws {
        let own = try FileManager.default.contentsOfDirectory(atPath: Root.directory.appending(path: "Sources").path)
        let foreign = Set(own).subtracting(Self.libraries).subtracting(Self.parts)
        #expect(foreign.isSuperset(of: ["Commerce", "HoldfastEngine", "HoldfastMessages", "holdfast"]))
        for source in try Self.sources where source.pathExtension == "swift" {
            let text = try String(contentsOf: source, encoding: .utf8)
            for line in text.matches(of: #/(?m)^[^/\n]*\bimport +(?:(?:struct|class|enum|func) +)?(\w+)/#) {
                #expect(!foreign.contains(String(line.output.1)), "\(source.path) imports \(line.output.1)")
            }
        }
    }

    @Test("each of them is a product of the package")
    func products() throws {
        let manifest = try String(contentsOf: Root.directory.appending(path: "Package.swift"), encoding: .utf8)
        for library in Self.libraries {
            #expect(manifest.contains(".library(name: \"\(library)\", targets: [\"\(library)\"])"))
        }
    }
}
