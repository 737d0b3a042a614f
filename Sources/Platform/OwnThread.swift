internal import CPlatform
internal import Glibc

/// A thread of ours: the only kind on which this package blocks.
@safe public final class OwnThread: @unchecked Sendable {
    // Sendable because the handle is written once, before anybody else sees the object; `join` is called once.
    private var handle = pthread_t()

    /// Runs `body` on a new thread named `name` (at most 15 bytes are kept, by Linux).
    ///
    /// `preciseTimers` asks the kernel for wake-ups within microseconds rather than the usual 50.
    public init(name: String, preciseTimers: Bool = false, _ body: @escaping @Sendable () -> Void) {
        let start = Start(name: name, preciseTimers: preciseTimers, body: body)
        let argument = unsafe Unmanaged.passRetained(start)
        let code = unsafe pthread_create(
            &handle,
            nil,
            { argument in
                let start = unsafe Unmanaged<Start>.fromOpaque(argument!).takeRetainedValue()
                start.run()
                return nil
            },
            argument.toOpaque()
        )
        precondition(code == 0, "pthread_create failed with \(code)")
    }

    /// Waits until the thread has ended. Call it once, never from the thread itself.
    public func join() {
        pthread_join(handle, nil)
    }

    /// Whether the caller runs on this thread.
    public var isCurrent: Bool {
        pthread_equal(handle, pthread_self()) != 0
    }

    /// What the new thread needs to know.
    private final class Start {
        let name: String
        let preciseTimers: Bool
        let body: @Sendable () -> Void

        init(name: String, preciseTimers: Bool, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.preciseTimers = preciseTimers
            self.body = body
        }

        func run() {
            unsafe platform_describe_thread(String(name.prefix(15)), preciseTimers ? 1 : 0)
            body()
        }
    }
}
