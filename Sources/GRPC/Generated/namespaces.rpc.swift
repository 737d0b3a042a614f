// Generated from the schema by Proto/generate; changes made here are lost.

/// The messages of `grpc.health.v1`.
public enum GRPCHealth {}

/// The messages of `grpc.reflection.v1`.
public enum GRPCReflection {}

/// The messages of `google.protobuf`.
public enum GoogleProtobuf {}

/// The messages of `google.rpc`.
public enum GoogleRPC {}
