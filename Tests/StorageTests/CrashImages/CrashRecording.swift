import Foundation
import Platform
@testable import StorageCrashChild

/// A run of the writing child under the recorder, kept in a directory: the log, what was there before, and what was
/// promised of that.
struct CrashRecording {
    /// Where the store is below the directory that is recorded: its own entry may be lost as well.
    static let storeName = "store"

    /// Where it is kept.
    let directory: TemporaryDirectory
    let timeline: Timeline
    /// What was promised before it began.
    let start: CrashPromise
    /// The directory as it was before, if there was one.
    private let base: String?

    /// What tells it from others.
    var name: String { URL(fileURLWithPath: directory.path).lastPathComponent }

    /// Runs the child with `seed` in a new directory, or in a copy of the image that `base` is.
    init(seed: UInt64, base: TemporaryDirectory? = nil, start: CrashPromise = CrashPromise()) throws {
        let directory = TemporaryDirectory()
        let data = directory.path + "/data"
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        if let base {
            try FileManager.default.copyItem(atPath: base.path, toPath: directory.path + "/base")
            try FileManager.default.copyItem(atPath: base.path, toPath: data)
        } else {
            try FileSystem.createDirectory(data)
        }
        try JSONEncoder().encode(start).write(to: URL(fileURLWithPath: directory.path + "/start"))
        try Data(data.utf8).write(to: URL(fileURLWithPath: directory.path + "/recorded-directory"))
        try Self.runChild(seed: seed, in: data, recordingTo: directory.path + "/log")
        try self.init(kept: directory)
        try checkCompleteness(data)
        try FileManager.default.removeItem(atPath: data)
    }

    /// Reads one that was kept.
    init(kept directory: TemporaryDirectory) throws {
        self.directory = directory
        let base = directory.path + "/base"
        var entries: [String: Bool] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: base) ?? .init() {
            entries[path] = FileSystem.isDirectory(base + "/" + path)
        }
        self.base = FileSystem.exists(base) ? base : nil
        start = try JSONDecoder().decode(CrashPromise.self, from: Self.read(directory.path + "/start"))
        timeline = try TimelineBuilder.timeline(
            of: [UInt8](Self.read(directory.path + "/log")),
            directory: String(decoding: Self.read(directory.path + "/recorded-directory"), as: UTF8.self),
            base: entries
        )
    }

    /// Opens what each of `crashes` leaves, and says what is not as promised, in the order of their points.
    ///
    /// - Parameters:
    ///   - timeline: what happens, instead of what was recorded.
    ///   - alter: changes an image before it is opened.
    func findings(
        after crashes: [CrashImage],
        under timeline: Timeline? = nil,
        alter: (_ directory: String) throws -> Void = { _ in }
    ) throws -> [(crash: CrashImage, finding: CrashPromise.Finding)] {
        StorageLog.leaveOutNotices
        var disk = try disk(timeline ?? self.timeline)
        return try crashes.sorted { $0.point < $1.point }.map { crash in
            try disk.advance(to: crash.point)
            let image = try crash.leave(of: disk)
            try alter(image.path + "/" + Self.storeName)
            return (crash, disk.promise.check(image.path + "/" + Self.storeName))
        }
    }

    /// What `crash` leaves, and what is promised of it.
    func image(after crash: CrashImage) throws -> (image: TemporaryDirectory, promise: CrashPromise) {
        var disk = try disk(timeline)
        try disk.advance(to: crash.point)
        return (try crash.leave(of: disk), disk.promise)
    }

    /// The disk before anything of `timeline` happened.
    private func disk(_ timeline: Timeline) throws -> Disk {
        try Disk(timeline: timeline, base: base, start: start, scratch: .inMemory())
    }

    private static func read(_ path: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path))
    }

    private static func runChild(seed: UInt64, in data: String, recordingTo logPath: String) throws {
        let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let child = Process()
        child.executableURL = products.appendingPathComponent("StorageCrashChild")
        child.arguments = [data + "/" + storeName, "\(seed)"]
        child.environment = ProcessInfo.processInfo.environment.merging([
            "LD_PRELOAD": products.appendingPathComponent("libStorageRecorder.so").path,
            "STORAGE_RECORDER_DIRECTORY": data,
            "STORAGE_RECORDER_LOG": logPath,
        ]) { _, new in new }
        let output = Pipe()
        child.standardOutput = output
        child.standardError = output
        try child.run()
        let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile().suffix(300), as: UTF8.self)
        child.waitUntilExit()
        guard child.terminationReason == .exit, child.terminationStatus == 0 else {
            throw UnusableRecording(reason: "the child ended with status \(child.terminationStatus): \(words)")
        }
    }

    /// Whether the log, played to its end, gives the very files that the child left: then the recorder missed nothing.
    private func checkCompleteness(_ data: String) throws {
        let end = CrashImage(seed: 0, number: 0, point: timeline.happenings.count, kind: .all)
        let (image, _) = try image(after: end)
        for case let path as String in FileManager.default.enumerator(atPath: data) ?? .init()
        where !path.hasSuffix("lock.mdb") && !FileSystem.isDirectory(data + "/" + path) {
            guard FileManager.default.contentsEqual(atPath: data + "/" + path, andPath: image.path + "/" + path) else {
                throw UnusableRecording(reason: "\(path) is not what was recorded")
            }
        }
    }
}
