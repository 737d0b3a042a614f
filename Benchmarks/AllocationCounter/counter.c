#define _GNU_SOURCE
#include "AllocationCounter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// glibc's own functions, under the names that it keeps for libraries which stand in for them.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

struct place {
    atomic_uint_least64_t thread;
    atomic_uint_least64_t calls;
};
_Static_assert(sizeof(struct place) == sizeof(struct allocation_count), "a place is what the header promises");

/// What is counted before the file is mapped, which nobody reads.
static struct place early[ALLOCATION_COUNTER_THREADS];
static struct place *places = early;
static atomic_uint next_place;

/// This thread's place. Initial-exec: any other kind of thread-local variable could itself need malloc.
static _Thread_local struct place *own __attribute__((tls_model("initial-exec")));

__attribute__((constructor)) static void map_file(void) {
    const char *path = getenv("ALLOCATION_COUNTER_FILE");
    if (!path) return;
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0 || ftruncate(file, sizeof early) != 0) abort();
    void *mapped = mmap(NULL, sizeof early, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (mapped == MAP_FAILED) abort();
    close(file);
    places = mapped;
    // The first thread, which runs this, has counted before.
    own = NULL;
    atomic_store(&next_place, 0);
}

static struct place *take_place(void) {
    unsigned index = atomic_fetch_add(&next_place, 1);
    if (index >= ALLOCATION_COUNTER_THREADS) index = ALLOCATION_COUNTER_THREADS - 1;
    atomic_store_explicit(&places[index].thread, (uint64_t)syscall(SYS_gettid), memory_order_relaxed);
    return &places[index];
}

static void count(void) {
    if (!own) own = take_place();
    atomic_fetch_add_explicit(&own->calls, 1, memory_order_relaxed);
}

void *malloc(size_t size) {
    count();
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    count();
    return __libc_calloc(number, size);
}

void *realloc(void *pointer, size_t size) {
    count();
    return __libc_realloc(pointer, size);
}

void *memalign(size_t alignment, size_t size) {
    count();
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    return memalign(alignment, size);
}

int posix_memalign(void **pointer, size_t alignment, size_t size) {
    if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) return EINVAL;
    void *memory = memalign(alignment, size);
    if (!memory) return ENOMEM;
    *pointer = memory;
    return 0;
}
