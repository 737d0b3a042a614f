#define _GNU_SOURCE
#include "StorageRecorder.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

// Every function here stands in for one of libc's, calls the kernel itself, and notes what it did. One lock orders the
// log. It is not held during a call, so that a flush and a write of two threads overlap as they would without it.

enum { MAXIMUM_DESCRIPTOR = 4096, MAXIMUM_PIECES = 64 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *directory;
static int log_descriptor = -1;
static uint64_t next_number = 1;
/// Whether a descriptor is that of a file or directory which is followed.
static atomic_bool followed[MAXIMUM_DESCRIPTOR];

__attribute__((constructor)) static void begin_recording(void) {
    const char *path = getenv("STORAGE_RECORDER_LOG");
    directory = getenv("STORAGE_RECORDER_DIRECTORY");
    if (!path || !directory) return;
    log_descriptor = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
}

static _Noreturn void fail(const char *reason) {
    (void)!syscall(SYS_write, 2, reason, strlen(reason));
    _exit(70);
}

// MARK: The log

/// Appends one record; a beginning gets a number, which is returned.
static uint64_t note(struct recorded_head head, const struct iovec *pieces, int piece_count) {
    if (log_descriptor < 0) return 0;
    if (piece_count > MAXIMUM_PIECES) fail("the recorder takes no write of so many pieces\n");
    struct iovec record[MAXIMUM_PIECES + 1];
    size_t size = sizeof head;
    record[0] = (struct iovec){&head, sizeof head};
    for (int index = 0; index < piece_count; index += 1) {
        record[index + 1] = pieces[index];
        size += pieces[index].iov_len;
    }
    head.byte_count = size - sizeof head;
    int saved = errno;
    pthread_mutex_lock(&lock);
    if (head.kind >= RECORDED_WRITE) head.number = next_number++;
    ssize_t written = syscall(SYS_writev, log_descriptor, record, piece_count + 1);
    pthread_mutex_unlock(&lock);
    if (written != (ssize_t)size) fail("the recorder's log could not be written\n");
    errno = saved;
    return head.number;
}

static uint64_t note_bytes(struct recorded_head head, const void *bytes, size_t count) {
    struct iovec piece = {(void *)bytes, count};
    return note(head, &piece, 1);
}

/// Notes the end of `number` and returns what the call returned.
static long note_end(uint64_t number, long result) {
    note((struct recorded_head){.kind = RECORDED_END, .number = number, .value = result}, NULL, 0);
    return result;
}

static bool is_followed(int descriptor) {
    return descriptor >= 0 && descriptor < MAXIMUM_DESCRIPTOR && atomic_load(&followed[descriptor]);
}

static bool is_followed_path(const char *path) {
    if (log_descriptor < 0) return false;
    size_t count = strlen(directory);
    if (strncmp(path, directory, count) != 0 || (path[count] != '/' && path[count] != 0)) return false;
    const char *name = strrchr(path, '/');
    return !name || strcmp(name, "/lock.mdb") != 0;
}

// MARK: Descriptors

static int open_file(int base, const char *path, int flags, mode_t mode) {
    bool follows = is_followed_path(path);
    if (follows) flags &= ~O_DIRECT;
    int descriptor = syscall(SYS_openat, base, path, flags, mode);
    if (!follows || descriptor < 0) return descriptor;
    if (descriptor >= MAXIMUM_DESCRIPTOR) fail("the recorder follows no descriptor as high as this\n");
    atomic_store(&followed[descriptor], true);
    note_bytes(
        (struct recorded_head){.kind = RECORDED_OPEN, .descriptor = descriptor, .value = flags}, path, strlen(path));
    return descriptor;
}

static mode_t mode_argument(int flags, va_list arguments) {
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

int open(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_argument(flags, arguments);
    va_end(arguments);
    return open_file(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_argument(flags, arguments);
    va_end(arguments);
    return open_file(AT_FDCWD, path, flags, mode);
}

int openat(int base, const char *path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = mode_argument(flags, arguments);
    va_end(arguments);
    return open_file(base, path, flags, mode);
}

int close(int descriptor) {
    if (is_followed(descriptor)) {
        note((struct recorded_head){.kind = RECORDED_CLOSE, .descriptor = descriptor}, NULL, 0);
        atomic_store(&followed[descriptor], false);
    }
    return syscall(SYS_close, descriptor);
}

void *mmap(void *address, size_t count, int protection, int flags, int descriptor, off_t offset) {
    if (is_followed(descriptor) && (protection & PROT_WRITE) && (flags & MAP_SHARED)) {
        note_bytes((struct recorded_head){.kind = RECORDED_UNKNOWN, .descriptor = descriptor}, "mmap", 4);
    }
    return (void *)syscall(SYS_mmap, address, count, protection, flags, descriptor, offset);
}

void *mmap64(void *address, size_t count, int protection, int flags, int descriptor, off_t offset) {
    return mmap(address, count, protection, flags, descriptor, offset);
}

// MARK: Bytes

static uint64_t note_write(int descriptor, const struct iovec *pieces, int count, off_t offset) {
    return note(
        (struct recorded_head){.kind = RECORDED_WRITE, .descriptor = descriptor, .offset = offset}, pieces, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    if (!is_followed(descriptor)) return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
    struct iovec piece = {(void *)bytes, count};
    uint64_t number = note_write(descriptor, &piece, 1, offset);
    return note_end(number, syscall(SYS_pwrite64, descriptor, bytes, count, offset));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite(descriptor, bytes, count, offset);
}

ssize_t writev(int descriptor, const struct iovec *pieces, int count) {
    if (!is_followed(descriptor)) return syscall(SYS_writev, descriptor, pieces, count);
    uint64_t number = note_write(descriptor, pieces, count, syscall(SYS_lseek, descriptor, 0, SEEK_CUR));
    return note_end(number, syscall(SYS_writev, descriptor, pieces, count));
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (descriptor == STDOUT_FILENO) note_bytes((struct recorded_head){.kind = RECORDED_SAYING}, bytes, count);
    if (!is_followed(descriptor)) return syscall(SYS_write, descriptor, bytes, count);
    struct iovec piece = {(void *)bytes, count};
    return writev(descriptor, &piece, 1);
}

int ftruncate(int descriptor, off_t size) {
    if (!is_followed(descriptor)) return syscall(SYS_ftruncate, descriptor, size);
    struct recorded_head head = {.kind = RECORDED_TRUNCATE, .descriptor = descriptor, .offset = size};
    uint64_t number = note(head, NULL, 0);
    return note_end(number, syscall(SYS_ftruncate, descriptor, size));
}

int ftruncate64(int descriptor, off_t size) {
    return ftruncate(descriptor, size);
}

int fallocate(int descriptor, int mode, off_t offset, off_t count) {
    if (!is_followed(descriptor)) return syscall(SYS_fallocate, descriptor, mode, offset, count);
    struct recorded_head head = {
        .kind = RECORDED_ALLOCATE, .descriptor = descriptor, .offset = offset, .value = count};
    uint64_t number = mode == 0 ? note(head, NULL, 0)
                                : note_bytes((struct recorded_head){.kind = RECORDED_UNKNOWN}, "fallocate", 9);
    return note_end(number, syscall(SYS_fallocate, descriptor, mode, offset, count));
}

int fallocate64(int descriptor, int mode, off_t offset, off_t count) {
    return fallocate(descriptor, mode, offset, count);
}

int posix_fallocate(int descriptor, off_t offset, off_t count) {
    return fallocate(descriptor, 0, offset, count) == 0 ? 0 : errno;
}

int posix_fallocate64(int descriptor, off_t offset, off_t count) {
    return posix_fallocate(descriptor, offset, count);
}

// MARK: Flushes

static int flush(int descriptor, long call) {
    if (!is_followed(descriptor)) return syscall(call, descriptor);
    uint64_t number = note((struct recorded_head){.kind = RECORDED_FLUSH, .descriptor = descriptor}, NULL, 0);
    return note_end(number, syscall(call, descriptor));
}

int fdatasync(int descriptor) {
    return flush(descriptor, SYS_fdatasync);
}

int fsync(int descriptor) {
    return flush(descriptor, SYS_fsync);
}

// sync_file_range and msync are not followed: nothing is promised by the first, and nothing is mapped for writing.

// MARK: Names

static uint64_t note_path(enum recorded_kind kind, const char *path) {
    return note_bytes((struct recorded_head){.kind = kind}, path, strlen(path));
}

int unlink(const char *path) {
    if (!is_followed_path(path)) return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    uint64_t number = note_path(RECORDED_REMOVE, path);
    return note_end(number, syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

int rename(const char *from, const char *to) {
    if (!is_followed_path(from) && !is_followed_path(to)) {
        return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
    }
    struct iovec pieces[] = {{(void *)from, strlen(from) + 1}, {(void *)to, strlen(to)}};
    uint64_t number = note((struct recorded_head){.kind = RECORDED_RENAME}, pieces, 2);
    return note_end(number, syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int mkdir(const char *path, mode_t mode) {
    if (!is_followed_path(path)) return syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    uint64_t number = note_path(RECORDED_DIRECTORY, path);
    return note_end(number, syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}
