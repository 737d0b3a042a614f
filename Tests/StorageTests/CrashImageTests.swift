import Foundation
import Platform
import Testing

@testable import StorageCrashChild

/// What a crash can leave on the disk, opened: DURABILITY, "The proof". The variables of the environment:
///
/// - `CRASH_IMAGES`: how many images, 2,000 if it is not set; 200,000 make the long run;
/// - `CRASH_SEED`: where they come from, 1 if it is not set;
/// - `CRASH_RECORDING`, `CRASH_POINT`, `CRASH_IMAGE`: one image alone, as a failure names it.
@Suite("Crash images")
struct CrashImageTests {
    private static let environment = ProcessInfo.processInfo.environment

    private static func number(_ variable: String) -> Int? {
        environment[variable].flatMap { Int($0) }
    }

    private let campaign = CrashCampaign(
        seed: UInt64(number("CRASH_SEED") ?? 1),
        imageCount: number("CRASH_IMAGES") ?? 2000
    )

    @Test("whatever a crash leaves, what was acknowledged is recovered, and nothing that was not submitted")
    func images() throws {
        let begun = MonotonicInstant.now
        let report = campaign.run()
        let seconds = Double(MonotonicInstant.now.nanoseconds(since: begun)) / 1e9
        print("\(report.summary), in \(seconds) s, from seed \(campaign.seed)")
        expectNoFailures(report)
        if report.failures.isEmpty { #expect(report.imageCount == campaign.imageCount) }
        // Or the images would prove little.
        #expect(report.tailCount > report.imageCount / 20)
        #expect(report.unacknowledgedCount > report.imageCount / 20)
    }

    @Test("a crash at any step of a store's first opening leaves one that can be opened")
    func firstOpening() throws {
        let recording = try CrashRecording(seed: campaign.seed)
        expectNoFailures(campaign.runOpening(of: recording, countPerStep: 10))
    }

    @Test("a crash at any step of settling the tail at the start loses nothing")
    func settling() throws {
        let first = try CrashRecording(seed: campaign.seed)
        let acknowledgement = first.timeline.happenings.lastIndex { happening in
            if case .said(.acknowledged, _) = happening { true } else { false }
        }
        let point = try #require(acknowledgement) + 1
        let crash = CrashImage(seed: campaign.seed, number: 0, point: point, kind: CrashImage.Kind.none)
        let (image, promise) = try first.image(after: crash)
        let second = try CrashRecording(seed: campaign.seed, base: image, start: promise)
        let report = campaign.runOpening(of: second, countPerStep: 10)
        expectNoFailures(report)
        #expect(report.tailCount > 0)
    }

    @Test("one image alone", .enabled(if: environment["CRASH_RECORDING"] != nil))
    func again() throws {
        let recording = try CrashRecording(kept: TemporaryDirectory(copyOf: Self.environment["CRASH_RECORDING"] ?? ""))
        let number = try #require(Self.number("CRASH_IMAGE"))
        let point = try #require(Self.number("CRASH_POINT"))
        let crash = CrashImage(seed: campaign.seed, number: number, point: point)
        expectNoFailures(campaign.run([crash], of: recording))
    }

    private func expectNoFailures(_ report: CrashReport) {
        for failure in report.failures { Issue.record("\(failure)") }
    }
}
