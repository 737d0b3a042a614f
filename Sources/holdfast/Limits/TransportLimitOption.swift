import GRPC
import HTTP2

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
    case drainGrace = "drain-grace-milliseconds"
    case drainPing = "drain-ping-milliseconds"
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
        case .drainGrace: 0...Int64(Int32.max)
        case .unreadBytes: 1024...Int64(Int32.max)
        default: 1...Int64(Int32.max)
        }
    }

    var field: LimitField<ServerConfiguration> {
        switch self {
        case .maximumConnections: .number(\.connections.maximumConnections)
        case .connectionsPerPeer: .number(\.connections.maximumConnectionsPerPeer)
        case .concurrentStreams: .number(\.session.maximumConcurrentStreams)
        case .streamWindow: .number(\.session.streamWindow)
        case .connectionWindow: .number(\.session.connectionWindow)
        case .messageBytes: .number(\.maximumMessageSize)
        case .inflatedBytes: .number(\.maximumInflatedSize)
        case .decodedBytes: .number(\.maximumDecodedSize)
        case .metadataBytes: .number(\.maximumMetadataSize)
        case .headerBytes: .number(\.session.maximumHeaderListSize)
        case .headerFields: .number(\.session.maximumFieldCount)
        case .headerAbuseFactor: .number(\.session.headerAbuseFactor)
        case .continuations: .number(\.session.maximumContinuations)
        case .resetBurst: .number(\.session.resetBurst)
        case .resetsPerSecond: .number(\.session.resetsPerSecond)
        case .streamErrors: .number(\.connections.maximumStreamErrors)
        case .streamErrorSeconds: .seconds(\.connections.streamErrorInterval)
        case .settingsPerSecond: .number(\.connections.maximumSettingsPerSecond)
        case .emptyDataFrames: .number(\.session.maximumEmptyDataFrames)
        case .dataFrameCost: .number(\.session.dataFrameCost)
        case .dataDebt: .number(\.session.maximumDataDebt)
        case .dataForgiven: .number(\.session.dataForgivenPerRequest)
        case .unreadBytes: .number(\.connections.maximumUnreadBytes)
        case .unreadSeconds: .seconds(\.connections.unreadTimeout)
        case .queuedFrames: .number(\.connections.maximumQueuedFrames)
        case .queuedAcknowledgements: .number(\.session.maximumOutboundAcknowledgements)
        case .unfinishedBytes: .number(\.connections.maximumUnfinishedBytes)
        case .unfinishedBytesPerLoop: .number(\.connections.maximumUnfinishedBytesPerLoop)
        case .heldBytes: .number(\.connections.maximumHeldBytes)
        case .heldBytesPerLoop: .number(\.connections.maximumHeldBytesPerLoop)
        case .pendingBytesPerStream: .number(\.streams.pendingBytesPerStream)
        case .pendingBytesPerConnection: .number(\.streams.pendingBytesPerConnection)
        case .pendingBytesWhenCrowded: .number(\.streams.pendingBytesWhenCrowded)
        case .drainGrace: .milliseconds(\.drainGrace)
        case .drainPing: .milliseconds(\.drainPingTimeout)
        case .acceptBacklog: .number(\.backlog)
        }
    }
}
