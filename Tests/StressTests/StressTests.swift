import Testing

/// Many threads at once in everything that has several: small enough for every run of the tests, and what `Tests/tsan` runs with
/// ThreadSanitizer. One after the other, so that each has the machine to itself.
@Suite("Stress", .serialized)
enum StressTests {}
