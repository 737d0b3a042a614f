public import CProtobufC

/// Memory for one message at a time: what protobuf-c allocates while it parses.
///
/// Nothing is freed by itself; every decoding begins by taking all of it back. The first chunk is kept for good, so
/// messages that fit it cost no allocation; chunks added for a larger message are freed with it. One arena serves one thread
/// at a time. Pointers into it stay inside the conversions.
@safe
public struct Arena: ~Copyable {
    @usableFromInline let storage: UnsafeMutablePointer<ArenaStorage>
    /// What protobuf-c is given to allocate with.
    @usableFromInline let allocator: UnsafeMutablePointer<ProtobufCAllocator>

    /// An arena that keeps `chunkByteCount` bytes and lends protobuf-c at most `maximumByteCount` for one message.
    ///
    /// The limit is for what comes from outside: 200 KB of unknown fields or empty submessages want 4 to 8 MiB.
    public init(chunkByteCount: Int = 64 << 10, maximumByteCount: Int = 16 << 20) {
        precondition(chunkByteCount > 0 && maximumByteCount >= chunkByteCount, "an arena needs room, within its limit")
        unsafe storage = .allocate(capacity: 1)
        unsafe storage.initialize(to: ArenaStorage(chunkByteCount: chunkByteCount, maximumByteCount: maximumByteCount))
        unsafe allocator = .allocate(capacity: 1)
        unsafe allocator.initialize(
            to: ProtobufCAllocator(
                alloc: { data, byteCount in
                    unsafe data!.assumingMemoryBound(to: ArenaStorage.self).pointee.take(byteCount)
                },
                free: { _, _ in },
                allocator_data: storage
            )
        )
    }

    deinit {
        unsafe storage.pointee.deallocate()
        unsafe storage.deinitialize(count: 1).deallocate()
        unsafe allocator.deinitialize(count: 1).deallocate()
    }

    /// Takes back all memory; pointers into the arena are void after this.
    @inlinable
    public func reset() {
        unsafe storage.pointee.reset()
    }
}
