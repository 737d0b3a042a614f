import Testing

@testable import StorageCrashChild

/// Whether the crash images would tell if storage broke its promise: each switch breaks it in one way.
@Suite("Crash images, tested")
struct CrashImageSwitchTests {
    private static let seed: UInt64 = 2

    private func crash(_ number: Int, at point: Int, _ kind: CrashImage.Kind? = nil) -> CrashImage {
        CrashImage(seed: Self.seed, number: number, point: point, kind: kind)
    }

    @Test(
        "one flush that is dropped is found out",
        arguments: [Timeline.tailPath, Timeline.journalPath, Timeline.statePath]
    )
    func droppedFlush(path: String) throws {
        let recording = try CrashRecording(seed: Self.seed)
        let flushes = recording.timeline.flushes(of: path)
        try #require(flushes.count > 20)
        var unmissed: [Int] = []
        for index in stride(from: 0, to: flushes.count, by: flushes.count / 10) {
            let (flush, stretch) = flushes[index]
            let timeline = recording.timeline.dropping(flush: flush)
            // What relied on it has just happened: the two happenings of the dropped one are gone.
            let point = stretch.upperBound - 2
            let crashes = [crash(0, at: point, CrashImage.Kind.none)] + (1..<4).map { crash($0, at: point) }
            let findings = try recording.findings(after: crashes, under: timeline)
            if findings.allSatisfy({ $0.finding.problems.isEmpty }) { unmissed.append(flush) }
        }
        // What LMDB has lost of the journal may still be in the tail.
        let toleratedCount = path == Timeline.journalPath ? 5 : 0
        #expect(unmissed.count <= toleratedCount, "nobody missed the flushes \(unmissed) of \(path)")
    }

    @Test("acknowledging before the flush is found out")
    func earlyAcknowledgement() throws {
        let recording = try CrashRecording(seed: Self.seed)
        let timeline = recording.timeline.acknowledgingEarly()
        let points = timeline.happenings.indices.filter { index in
            if case .said(.acknowledged, _) = timeline.happenings[index] { true } else { false }
        }
        let crashes = points.prefix(40).map { index in
            crash(index, at: index + 1, CrashImage.Kind.none)
        }
        let findings = try recording.findings(after: crashes, under: timeline)
        #expect(findings.count > 20)
        #expect(findings.allSatisfy { !$0.finding.problems.isEmpty })
    }

    @Test("not comparing the checksums of groups is found out")
    func skippedChecksum() throws {
        let recording = try CrashRecording(seed: Self.seed)
        let crashes = recording.timeline.tailFlushBeginnings.prefix(60).map { index in
            crash(index, at: index + 1, .torn)
        }
        let sound = try recording.findings(after: crashes)
        #expect(sound.allSatisfy { $0.finding.problems.isEmpty })
        let findings = try recording.findings(after: crashes, alter: SkippedChecksum.alter)
        #expect(!findings.allSatisfy { $0.finding.problems.isEmpty })
    }
}
