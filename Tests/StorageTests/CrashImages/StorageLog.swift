import Logging

/// What storage logs while images are opened: one line for each image that has groups in the journal's tail, which says nothing here.
enum StorageLog {
    /// Leaves notices of storage out of what the process logs, once for all.
    static let leaveOutNotices: Void = LoggingSystem.bootstrap { label in
        var handler = StreamLogHandler.standardError(label: label)
        if label == "holdfast.storage" { handler.logLevel = .warning }
        return handler
    }
}
