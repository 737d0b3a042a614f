/// What checking many crash images found.
struct CrashReport {
    private struct Point: Hashable {
        var recording: String
        var point: Int
    }

    /// One line each, with what it takes to see it again.
    var failures: [String] = []
    var recordingCount = 0
    private(set) var imageCount = 0
    private(set) var counts: [CrashImage.Kind: Int] = [:]
    /// Images in which a group was in the tail alone.
    private(set) var tailCount = 0
    /// Images in which more was recovered than had been acknowledged.
    private(set) var unacknowledgedCount = 0
    private var points: Set<Point> = []

    /// More failures would say nothing new.
    var hasFailedEnough: Bool { failures.count >= 10 }

    mutating func add(_ crash: CrashImage, of recording: CrashRecording, _ finding: CrashPromise.Finding) {
        imageCount += 1
        counts[crash.kind, default: 0] += 1
        points.insert(Point(recording: recording.directory.path, point: crash.point))
        if finding.tailGroupCount > 0 { tailCount += 1 }
        if finding.unacknowledgedCount > 0 { unacknowledgedCount += 1 }
    }

    mutating func add(_ other: CrashReport) {
        failures += other.failures
        recordingCount += other.recordingCount
        imageCount += other.imageCount
        counts.merge(other.counts, uniquingKeysWith: +)
        tailCount += other.tailCount
        unacknowledgedCount += other.unacknowledgedCount
        points.formUnion(other.points)
    }

    /// One line for whoever runs the tests.
    var summary: String {
        let kinds = CrashImage.Kind.allCases.map { "\($0.rawValue) \(counts[$0] ?? 0)" }.joined(separator: ", ")
        return "\(imageCount) crash images (\(kinds)) at \(points.count) points of \(recordingCount) recordings, "
            + "\(tailCount) with groups in the tail alone, \(unacknowledgedCount) with more than was acknowledged"
    }
}
