#define _GNU_SOURCE
#include "CThreadSanitizer.h"

// Tells ThreadSanitizer of Swift's `Mutex`. Its lock is a compare-and-exchange, which is compiled into whoever takes it and so is seen.
// Where another thread has it, though, it goes on in two functions of libswiftSynchronization, which is not instrumented, and what
// one thread did before it unlocked would seem to race with what the next does after it has locked. These stand in for the two, and
// call them. Without ThreadSanitizer there is nothing here.

#if __has_feature(thread_sanitizer) && defined(__linux__)

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <stdint.h>
#include <stdlib.h>

// `_MutexHandle._lockSlow(_: UInt32)` and `_MutexHandle._unlockSlow()`, of the module Synchronization.
#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK_SLOW);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK_SLOW);

static SWIFT void (*real_lock_slow)(uint32_t thread, SELF);
static SWIFT void (*real_unlock_slow)(SELF);

__attribute__((constructor)) static void find(void) {
    real_lock_slow = (SWIFT void (*)(uint32_t, SELF))dlsym(RTLD_NEXT, LOCK_SLOW);
    real_unlock_slow = (SWIFT void (*)(SELF))dlsym(RTLD_NEXT, UNLOCK_SLOW);
    // Another library of Swift's than this was written for.
    if (!real_lock_slow || !real_unlock_slow) abort();
}

// `self` is where the lock's word lies, by which ThreadSanitizer knows it from the compare-and-exchange.

SWIFT void lock_slow(uint32_t thread, SELF) {
    real_lock_slow(thread, self);
    __tsan_acquire(self);
}

SWIFT void unlock_slow(SELF) {
    __tsan_release(self);
    real_unlock_slow(self);
}

#endif
