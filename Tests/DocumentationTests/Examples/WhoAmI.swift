import GRPC
import Protobuf

// begin example
let whoAmI = ServiceMethod.unary(MethodDescriptor(service: "example.Names", method: "WhoAmI")) {
    (context, _: RawMessage) in
    RawMessage(Array((context.peerIdentity?.name ?? "nobody").utf8))
}
// end example
