#include "CThreadSanitizer.h"

// What ThreadSanitizer would report of Swift's own library, and nothing of ours.

#if __has_feature(thread_sanitizer) && defined(__linux__)

#include <sanitizer/tsan_interface.h>

const char *__tsan_default_suppressions(void) {
    // Every empty array is this one object. An array that is made with a capacity of 0 writes its count there, which is 0 already.
    return "race:_swiftEmptyArrayStorage\n";
}

#endif
