import Foundation
import Platform
@testable import StorageCrashChild

/// Many crash images, from recordings in chains: the first of a chain begins with nothing, each other one with an image
/// that a crash in the one before left. So opening after a crash is recorded, and crashed into, as well.
struct CrashCampaign: Sendable {
    static let imagesPerRecording = 125
    private static let recordingsPerChain = 4

    var seed: UInt64
    var imageCount: Int

    /// Makes and checks every image, on as many threads as the machine has processors. Blocks.
    func run() -> CrashReport {
        let recordingCount = (imageCount + Self.imagesPerRecording - 1) / Self.imagesPerRecording
        let chainCount = (recordingCount + Self.recordingsPerChain - 1) / Self.recordingsPerChain
        let work = Monitor((next: 0, report: CrashReport()))
        let threads = (0..<min(chainCount, ProcessInfo.processInfo.activeProcessorCount)).map { _ in
            OwnThread(name: "crash-images") {
                while let chain = work.withLock({ work in
                    defer { work.next += 1 }
                    return work.next < chainCount && !work.report.hasFailedEnough ? work.next : nil
                }) {
                    let report = run(chain: chain)
                    work.withLock { $0.report.add(report) }
                }
            }
        }
        for thread in threads { thread.join() }
        return work.withLock { $0.report }
    }

    /// Crashes at every step of opening in `recording`, `countPerStep` times each.
    func runOpening(of recording: CrashRecording, countPerStep: Int) -> CrashReport {
        let end = recording.timeline.happenings.firstIndex { if case .said = $0 { true } else { false } } ?? 0
        let crashes = (0...end).flatMap { point in
            (0..<countPerStep).map { CrashImage(seed: seed, number: point * countPerStep + $0, point: point) }
        }
        return run(crashes, of: recording)
    }

    /// Makes and checks `crashes`.
    func run(_ crashes: [CrashImage], of recording: CrashRecording) -> CrashReport {
        var report = CrashReport()
        report.recordingCount = 1
        do {
            for (crash, finding) in try recording.findings(after: crashes) {
                report.add(crash, of: recording, finding)
                if !finding.problems.isEmpty, !report.hasFailedEnough {
                    report.failures.append(try failure(crash, of: recording, finding.problems))
                }
            }
        } catch {
            report.failures.append("seed \(seed), image \(crashes[0].number) and others: \(error)")
        }
        return report
    }

    private func run(chain: Int) -> CrashReport {
        var report = CrashReport()
        var base: (image: TemporaryDirectory, promise: CrashPromise)?
        for number in chain * Self.recordingsPerChain..<(chain + 1) * Self.recordingsPerChain {
            let first = number * Self.imagesPerRecording
            guard first < imageCount else { break }
            let images = first..<min(first + Self.imagesPerRecording, imageCount)
            do {
                let recording = try CrashRecording(
                    seed: seed &+ UInt64(number),
                    base: base?.image,
                    start: base?.promise ?? CrashPromise()
                )
                let points = 0...recording.timeline.happenings.count
                let crashes = images.map { CrashImage(seed: seed, number: $0, points: points) }
                report.add(run(crashes, of: recording))
                let crash = CrashImage(seed: ~seed, number: number, points: points.upperBound / 2...points.upperBound)
                base = try recording.image(after: crash)
            } catch {
                report.failures.append("seed \(seed), recording \(number): \(error)")
                break
            }
        }
        return report
    }

    /// Says what is wrong and how to see it again, and keeps what that takes.
    private func failure(
        _ crash: CrashImage,
        of recording: CrashRecording,
        _ problems: [String]
    ) throws -> String {
        let kept = NSTemporaryDirectory() + "crash-recording-" + recording.name
        if !FileSystem.exists(kept) {
            try FileManager.default.copyItem(atPath: recording.directory.path, toPath: kept)
        }
        return """
            seed \(seed), image \(crash.number), a crash at \(crash.point) that leaves \(crash.kind.rawValue): \
            \(problems.joined(separator: "; ")). To see it again: \
            CRASH_SEED=\(seed) CRASH_IMAGE=\(crash.number) CRASH_POINT=\(crash.point) CRASH_RECORDING=\(kept) \
            swift test --filter CrashImageTests
            """
    }
}
