import Testing

@testable import GRPC

@Suite("Trace context")
struct TraceContextTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"
    private static let parent = "b7ad6b7169203331"

    static let headers: [(header: String, sent: String?)] = [
        ("00-\(trace)-\(parent)-01", "00-\(trace)-\(parent)-01"),
        ("00-\(trace)-\(parent)-00", "00-\(trace)-\(parent)-00"),
        (
            "00-00000000000000000000000000000001-0000000000000001-02",
            "00-00000000000000000000000000000001-0000000000000001-02"
        ),
        // Flags that are not defined are handed on as zero.
        ("00-\(trace)-\(parent)-ff", "00-\(trace)-\(parent)-03"),
        // A later version is handed on as the one that is known.
        ("cc-\(trace)-\(parent)-01", "00-\(trace)-\(parent)-01"),
        ("cc-\(trace)-\(parent)-01-what-comes-later", "00-\(trace)-\(parent)-01"),
        ("cc-\(trace)-\(parent)-01.what", nil),
        ("ff-\(trace)-\(parent)-01", nil),
        ("00-\(trace)-\(parent)-01-", nil),
        ("00-\(trace)-\(parent)-01-more", nil),
        ("00-\(trace)-\(parent)-0", nil),
        ("00-\(trace)-\(parent)", nil),
        ("00-\(trace.uppercased())-\(parent)-01", nil),
        ("00-\(trace)-\(parent.uppercased())-01", nil),
        ("00-00000000000000000000000000000000-\(parent)-01", nil),
        ("00-\(trace)-0000000000000000-01", nil),
        ("00_\(trace)-\(parent)-01", nil),
        ("00-\(trace)_\(parent)-01", nil),
        ("00-\(trace)-\(parent)_01", nil),
        ("0g-\(trace)-\(parent)-01", nil),
        ("00-\(trace)-\(parent)-0g", nil),
        ("00-\(trace.dropLast())g-\(parent)-01", nil),
        ("", nil),
    ]

    @Test("a traceparent is read as the standard says, or ignored", arguments: headers)
    func header(header: String, sent: String?) {
        var metadata = Metadata()
        metadata.add("traceparent", header)
        #expect(TraceContext(received: metadata)?.header == sent)
    }

    @Test("two traceparents are none")
    func twice() {
        var metadata = Metadata()
        for _ in 0..<2 { metadata.add("traceparent", "00-\(Self.trace)-\(Self.parent)-01") }
        #expect(TraceContext(received: metadata) == nil)
    }

    @Test("ids are told in hexadecimal digits")
    func ids() throws {
        var metadata = Metadata()
        metadata.add("traceparent", "00-\(Self.trace)-\(Self.parent)-01")
        let context = try #require(TraceContext(received: metadata))
        #expect(context.traceID == Self.trace)
        #expect(context.parentID == Self.parent)
        #expect(context.flags == 1)
    }

    static let states: [(fields: [String], sent: String?)] = [
        (["a=1"], "a=1"),
        (["a=1,b=2", "c=3"], "a=1,b=2,c=3"),
        ([" a=1 ,\t, b= 2"], "a=1,b= 2"),
        (["tenant@vendor=x,0tenant@v=y"], "tenant@vendor=x,0tenant@v=y"),
        (["a_-*/9=" + String(repeating: "v", count: 256)], "a_-*/9=" + String(repeating: "v", count: 256)),
        ([(1...32).map { "k\($0)=v" }.joined(separator: ",")], (1...32).map { "k\($0)=v" }.joined(separator: ",")),
        ([(1...33).map { "k\($0)=v" }.joined(separator: ",")], nil),
        (["a=1,a=2"], nil),
        (["a"], nil),
        (["a="], nil),
        (["=1"], nil),
        (["A=1"], nil),
        (["0a=1"], nil),
        (["a=1=2"], nil),
        (["a=\u{7F}"], nil),
        (["a@b@c=1"], nil),
        (["a@0b=1"], nil),
        (["a@" + String(repeating: "b", count: 15) + "=1"], nil),
        ([String(repeating: "a", count: 257) + "=1"], nil),
        (["a=" + String(repeating: "v", count: 257)], nil),
        ([""], nil),
        ([], nil),
    ]

    @Test("a tracestate is handed on whole or not at all, and does not hurt its traceparent", arguments: states)
    func state(fields: [String], sent: String?) throws {
        var metadata = Metadata()
        metadata.add("traceparent", "00-\(Self.trace)-\(Self.parent)-01")
        for field in fields { metadata.add("tracestate", field) }
        let context = try #require(TraceContext(received: metadata))
        #expect(context.state?.header == sent)
    }
}
