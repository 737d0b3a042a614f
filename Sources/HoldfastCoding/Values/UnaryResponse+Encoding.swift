import HoldfastMessages
import Protobuf

/// A response is written as the message it carries.
extension UnaryResponse: ProtobufEncodable {}
