extension ProtobufMessage {
    /// Reads a message that lies in untyped memory, such as a stored row.
    public static func decode(_ bytes: RawSpan, in arena: borrowing Arena) throws(DecodeError) -> Self {
        try unsafe bytes.withUnsafeBytes { (buffer) throws(DecodeError) in
            try unsafe decode(Span(_unsafeBytes: buffer), in: arena)
        }
    }
}
