/// Elements under consecutive numbers: they come in at the end, and go at the beginning or, to be undone, at the end.
///
/// Kept in chunks, so that neither growing nor shrinking copies what stays.
struct NumberedQueue<Element> {
    /// Chunks of elements; all but the last are full, and those before `firstChunk` are empty until they are dropped.
    private var chunks: ContiguousArray<ContiguousArray<Element>> = []
    private var firstChunk = 0
    /// The number of the first element of `chunks[firstChunk]`, whether it is still in the queue or not.
    private var firstChunkNumber: Int64
    /// The number of the oldest element, or of the next one when there is none.
    private(set) var first: Int64
    /// The number that the next element gets.
    private(set) var next: Int64

    private static var chunkSize: Int { 1024 }

    /// An empty queue whose first element gets the number `first`.
    init(first: Int64) {
        firstChunkNumber = first
        self.first = first
        next = first
    }

    var count: Int { Int(next - first) }

    /// The element with this number, if it is in the queue.
    subscript(number: Int64) -> Element? {
        guard number >= first, number < next else { return nil }
        let offset = Int(number - firstChunkNumber)
        return chunks[firstChunk + offset / NumberedQueue.chunkSize][offset % NumberedQueue.chunkSize]
    }

    mutating func append(_ element: Element) {
        if chunks.count == firstChunk || chunks[chunks.count - 1].count == NumberedQueue.chunkSize {
            var chunk = ContiguousArray<Element>()
            chunk.reserveCapacity(NumberedQueue.chunkSize)
            chunks.append(chunk)
        }
        chunks[chunks.count - 1].append(element)
        next += 1
    }

    /// Takes back the newest element.
    mutating func removeLast() {
        precondition(next > first)
        chunks[chunks.count - 1].removeLast()
        if chunks[chunks.count - 1].isEmpty { chunks.removeLast() }
        next -= 1
    }

    /// Forgets the oldest element.
    mutating func removeFirst() {
        precondition(next > first)
        first += 1
        guard Int(first - firstChunkNumber) == NumberedQueue.chunkSize else { return }
        chunks[firstChunk] = []
        firstChunk += 1
        firstChunkNumber = first
        guard firstChunk > 64, firstChunk * 2 > chunks.count else { return }
        chunks.removeFirst(firstChunk)
        firstChunk = 0
    }
}
