/// What arbitrary bytes are given to. A target that returns has kept its promises; one that breaks one traps.
enum FuzzTarget: String, CaseIterable, Sendable {
    /// A server's connection, with a client that sends anything.
    case server
    /// A client's connection, with a server that sends anything.
    case client
    /// The protobuf messages that Holdfast and the standard services read.
    case messages
    /// Messages in their frames, whole or in pieces, compressed or not.
    case framing
    /// The texts and numbers in header fields, and frame headers.
    case fields

    func run(_ bytes: [UInt8]) {
        let input = FuzzInput(bytes)
        switch self {
        case .server: ServerFuzz(input).run()
        case .client: ClientFuzz(input).run()
        case .messages: MessagesFuzz.run(input)
        case .framing: FramingFuzz.run(input)
        case .fields: FieldsFuzz.run(input)
        }
    }
}

/// Ends the run, and shows what was promised.
func promise(_ isKept: Bool, _ what: @autoclosure () -> String) {
    if !isKept { fatalError("broken: \(what())") }
}
