#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

/// The library to preload (LD_PRELOAD) that counts what a process asks malloc for, thread by thread, without slowing it
/// much. `ALLOCATION_COUNTER_FILE` names the file it counts in: an array of `allocation_count`, mapped, so that whoever
/// reads it twice knows what happened in between. Calls of malloc, calloc, realloc, posix_memalign, aligned_alloc and
/// memalign count one each; free does not.
struct allocation_count {
    /// The thread's id; 0 where no thread has counted yet.
    uint64_t thread;
    uint64_t calls;
};

/// Threads beyond so many share the last place.
enum { ALLOCATION_COUNTER_THREADS = 256 };

#endif
