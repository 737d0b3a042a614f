/// Finds a method by its `:path`. Asked once per connection and path; after that the field's note knows the answer.
struct PathTable {
    private let indices: [String: Int]

    /// Two methods must not share a path.
    init(_ methods: [MethodDescriptor]) {
        indices = Dictionary(uniqueKeysWithValues: methods.enumerated().map { ($0.element.path, $0.offset) })
    }

    func index(of path: Span<UInt8>) -> Int? {
        indices[path.text]
    }
}
