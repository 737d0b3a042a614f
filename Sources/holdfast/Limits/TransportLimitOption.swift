import GRPC
import HTTP2
import NIOCore

/// The limits of the protocol, by their names in `--limit NAME=VALUE`: what one peer may do to its connection, and all of them
/// to the server.
enum TransportLimitOption: String, LimitNames {
    case maximumConnections = "maximum-connections"
    case connectionsPerPeer = "connections-per-peer"
    case concurrentStreams = "concurrent-streams"
    case streamWindow = "stream-window-bytes"
    case connectionWindow = "connection-window-bytes"
    case messageBytes = "message-bytes"
    case inflatedBytes = "inflated-bytes"
    case decodedBytes = "decoded-bytes"
    case metadataBytes = "metadata-bytes"
    case headerBytes = "header-bytes"
    case headerFields = "header-fields"
    case headerAbuseFactor = "header-abuse-factor"
    case continuations = "continuations"
    case resetBurst = "reset-burst"
    case resetsPerSecond = "resets-per-second"
    case streamErrors = "stream-errors"
    case streamErrorSeconds = "stream-error-seconds"
    case settingsPerSecond = "settings-per-second"
    case emptyDataFrames = "empty-data-frames"
    case dataFrameCost = "data-frame-cost"
    case dataDebt = "data-debt"
    case dataForgiven = "data-forgiven-per-request"
    case unreadBytes = "unread-bytes"
    case unreadSeconds = "unread-seconds"
    case queuedFrames = "queued-frames"
    case queuedAcknowledgements = "queued-acknowledgements"
    case unfinishedBytes = "unfinished-bytes"
    case unfinishedBytesPerLoop = "unfinished-bytes-per-loop"
    case heldBytes = "held-bytes"
    case heldBytesPerLoop = "held-bytes-per-loop"
    case pendingBytesPerStream = "pending-bytes-per-stream"
    case pendingBytesPerConnection = "pending-bytes-per-connection"
    case pendingBytesWhenCrowded = "pending-bytes-when-crowded"
    case acceptBacklog = "accept-backlog"

    /// What the protocol, or the arithmetic with the value, allows.
    var range: ClosedRange<Int64> {
        switch self {
        // With what else is in a block, less than HTTP2 sends.
        case .metadataBytes: 1...1 << 19
        case .headerBytes: 1...1 << 24
        case .headerFields: 1...1 << 20
        case .headerAbuseFactor: 1...64
        // RFC 9113 section 6.9: windows begin with 65,535 bytes; a connection's cannot be made smaller.
        case .connectionWindow: 65_535...Int64(Int32.max)
        case .unreadBytes: 1024...Int64(Int32.max)
        default: 1...Int64(Int32.max)
        }
    }

    func set(_ value: Int64, in limits: inout ServerConfiguration) {
        switch self {
        case .maximumConnections: limits.connections.maximumConnections = Int(value)
        case .connectionsPerPeer: limits.connections.maximumConnectionsPerPeer = Int(value)
        case .concurrentStreams: limits.session.maximumConcurrentStreams = UInt32(value)
        case .streamWindow: limits.session.streamWindow = Int32(value)
        case .connectionWindow: limits.session.connectionWindow = Int32(value)
        case .messageBytes: limits.maximumMessageSize = Int(value)
        case .inflatedBytes: limits.maximumInflatedSize = Int(value)
        case .decodedBytes: limits.maximumDecodedSize = Int(value)
        case .metadataBytes: limits.maximumMetadataSize = Int(value)
        case .headerBytes: limits.session.maximumHeaderListSize = UInt32(value)
        case .headerFields: limits.session.maximumFieldCount = UInt32(value)
        case .headerAbuseFactor: limits.session.headerAbuseFactor = UInt32(value)
        case .continuations: limits.session.maximumContinuations = Int(value)
        case .resetBurst: limits.session.resetBurst = UInt64(value)
        case .resetsPerSecond: limits.session.resetsPerSecond = UInt64(value)
        case .streamErrors: limits.connections.maximumStreamErrors = Int(value)
        case .streamErrorSeconds: limits.connections.streamErrorInterval = .seconds(value)
        case .settingsPerSecond: limits.connections.maximumSettingsPerSecond = Int(value)
        case .emptyDataFrames: limits.session.maximumEmptyDataFrames = Int(value)
        case .dataFrameCost: limits.session.dataFrameCost = Int(value)
        case .dataDebt: limits.session.maximumDataDebt = Int(value)
        case .dataForgiven: limits.session.dataForgivenPerRequest = Int(value)
        case .unreadBytes: limits.connections.maximumUnreadBytes = Int(value)
        case .unreadSeconds: limits.connections.unreadTimeout = .seconds(value)
        case .queuedFrames: limits.connections.maximumQueuedFrames = Int(value)
        case .queuedAcknowledgements: limits.session.maximumOutboundAcknowledgements = Int(value)
        case .unfinishedBytes: limits.connections.maximumUnfinishedBytes = Int(value)
        case .unfinishedBytesPerLoop: limits.connections.maximumUnfinishedBytesPerLoop = Int(value)
        case .heldBytes: limits.connections.maximumHeldBytes = Int(value)
        case .heldBytesPerLoop: limits.connections.maximumHeldBytesPerLoop = Int(value)
        case .pendingBytesPerStream: limits.streams.pendingBytesPerStream = Int(value)
        case .pendingBytesPerConnection: limits.streams.pendingBytesPerConnection = Int(value)
        case .pendingBytesWhenCrowded: limits.streams.pendingBytesWhenCrowded = Int(value)
        case .acceptBacklog: limits.backlog = Int32(value)
        }
    }
}
