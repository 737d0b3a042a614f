internal import Glibc

/// State behind one lock, with a condition to wait for: what a thread of ours blocks on. Waiting never happens on the
/// cooperative pool; `withLock` alone may be called from anywhere, since the lock is held for moments only.
@safe public final class Monitor<State: ~Copyable>: @unchecked Sendable {
    // Sendable because `state` is touched only between lock and unlock. The C objects are allocated rather than
    // stored in line: their addresses must not change while somebody waits.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var state: State

    /// A monitor around `state`.
    public init(_ state: consuming sending State) {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe condition.initialize(to: pthread_cond_t())
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        // Deadlines are on the monotonic clock: a step of the wall clock must not stretch a wait.
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
        self.state = state
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` with the state, alone.
    public func withLock<R: ~Copyable, E: Error>(_ body: (inout State) throws(E) -> R) throws(E) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body(&state)
    }

    /// Runs `body` again after each signal until it returns a value. Only on a thread of ours.
    public func wait<R: ~Copyable, E: Error>(until body: (inout State) throws(E) -> R?) throws(E) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let result = try body(&state) { return result }
            unsafe pthread_cond_wait(condition, mutex)
        }
    }

    /// Runs `body` again after each signal, and at each instant it asks to be woken at, until it is done.
    /// Only on a thread of ours.
    public func wait<R: ~Copyable, E: Error>(_ body: (inout State) throws(E) -> WaitStep<R>) throws(E) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            switch try body(&state) {
            case .done(let result): return result
            case .waitForSignal: unsafe pthread_cond_wait(condition, mutex)
            case .waitUntil(let instant):
                var deadline = timespec(
                    tv_sec: Int(instant.nanoseconds / 1_000_000_000),
                    tv_nsec: Int(instant.nanoseconds % 1_000_000_000)
                )
                unsafe pthread_cond_timedwait(condition, mutex, &deadline)
            }
        }
    }

    /// Wakes one waiting thread.
    public func signal() {
        unsafe pthread_cond_signal(condition)
    }

    /// Wakes every waiting thread.
    public func broadcast() {
        unsafe pthread_cond_broadcast(condition)
    }
}

/// What a thread that looked at a monitor's state wants next.
public enum WaitStep<Result: ~Copyable>: ~Copyable {
    /// It has what it waited for.
    case done(Result)
    /// It sleeps until somebody signals.
    case waitForSignal
    /// It sleeps until somebody signals or the instant has come.
    case waitUntil(MonotonicInstant)
}

extension WaitStep: Copyable where Result: Copyable {}
