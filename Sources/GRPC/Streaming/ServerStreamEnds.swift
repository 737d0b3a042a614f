import NIOCore
import Protobuf

/// The two ends of a call's streams that its handler holds.
struct ServerStreamEnds: Sendable {
    let channel: NIOLoopBound<MessageChannel>
    let executor: LoopExecutor
    let maximumDecodedSize: Int

    func requests<Request: ProtobufMessage>() -> MessageStream<Request> {
        let decoder = MessageDecoder<Request>(from: .client, maximumDecodedSize: maximumDecodedSize)
        return MessageStream(channel, executor) { (bytes) throws(Status) in try decoder.decode(bytes) }
    }

    func responses<Response: ProtobufEncodable>() -> MessageSink<Response> {
        MessageSink(channel, executor)
    }
}
