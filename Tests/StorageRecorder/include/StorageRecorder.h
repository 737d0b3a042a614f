#ifndef STORAGE_RECORDER_H
#define STORAGE_RECORDER_H

#include <stdint.h>

/// The library to preload (LD_PRELOAD) that records what a process does to the files below a directory, in the order
/// in which it happens. It reads two variables of the environment:
///
/// - `STORAGE_RECORDER_DIRECTORY`: the directory, as the process names it in its calls;
/// - `STORAGE_RECORDER_LOG`: the file that is written, made anew.
///
/// What LMDB maps and never flushes (lock.mdb) is left out. O_DIRECT is taken off, so that every file system will do.

/// What happened. Whatever changes files has a beginning and an end, with the same number: in between it is under way, and
/// other threads go on.
enum recorded_kind {
    /// The process wrote `bytes` to its standard output: noted before anybody can read it.
    RECORDED_SAYING = 1,
    /// `descriptor` was opened with the flags `value` on the path in `bytes`; noted afterwards.
    RECORDED_OPEN = 2,
    /// `descriptor` is about to be closed.
    RECORDED_CLOSE = 3,
    /// What `number` names has come to an end; `value` is what the call returned.
    RECORDED_END = 4,
    /// `bytes` are written at `offset`.
    RECORDED_WRITE = 5,
    /// fdatasync or fsync.
    RECORDED_FLUSH = 6,
    /// The file gets the size `offset`.
    RECORDED_TRUNCATE = 7,
    /// `value` bytes from `offset` on get blocks, and the file the size they need.
    RECORDED_ALLOCATE = 8,
    /// The path in `bytes` is removed.
    RECORDED_REMOVE = 9,
    /// The first path in `bytes` becomes the second; a zero byte stands between them.
    RECORDED_RENAME = 10,
    /// The directory in `bytes` is made.
    RECORDED_DIRECTORY = 11,
    /// A call that this recorder cannot follow; `bytes` name it.
    RECORDED_UNKNOWN = 12,
};

/// Stands before the bytes of each record. Little-endian.
struct recorded_head {
    uint32_t kind;
    int32_t descriptor;
    uint64_t number;
    int64_t offset;
    int64_t value;
    uint64_t byte_count;
};

#endif
