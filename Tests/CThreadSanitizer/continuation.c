#define _GNU_SOURCE
#include "CThreadSanitizer.h"

// Tells ThreadSanitizer of Swift's continuations. libswift_Concurrency tells it itself that a task that was suspended runs after it was
// resumed; but not where the continuation was resumed before its task came to wait for it, and so goes on at once. These
// stand in for the functions that resume and that wait, and call them. What resumes between the two calls of
// `swift_continuation_await` is still not seen. Without ThreadSanitizer there is nothing here.

#if __has_feature(thread_sanitizer) && defined(__linux__)

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>
#include <stdlib.h>

#define SWIFT __attribute__((swiftcall))
#define SWIFT_ASYNC __attribute__((swiftasynccall))

typedef SWIFT void resume_function(void *task);
typedef SWIFT void resume_with_error_function(void *task, void *error);
typedef SWIFT_ASYNC void await_function(void *context);

SWIFT void *swift_task_getCurrent(void);
resume_function swift_continuation_resume;
resume_function swift_continuation_throwingResume;
resume_with_error_function swift_continuation_throwingResumeWithError;
await_function swift_continuation_await;

static resume_function *real_resume;
static resume_function *real_throwing_resume;
static resume_with_error_function *real_throwing_resume_with_error;
static await_function *real_await;

static void *find(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    // Another library of Swift's than this was written for.
    if (!function) abort();
    return function;
}

__attribute__((constructor)) static void find_all(void) {
    real_resume = (resume_function *)find("swift_continuation_resume");
    real_throwing_resume = (resume_function *)find("swift_continuation_throwingResume");
    real_throwing_resume_with_error =
        (resume_with_error_function *)find("swift_continuation_throwingResumeWithError");
    real_await = (await_function *)find("swift_continuation_await");
}

SWIFT void swift_continuation_resume(void *task) {
    __tsan_release(task);
    real_resume(task);
}

SWIFT void swift_continuation_throwingResume(void *task) {
    __tsan_release(task);
    real_throwing_resume(task);
}

SWIFT void swift_continuation_throwingResumeWithError(void *task, void *error) {
    __tsan_release(task);
    real_throwing_resume_with_error(task, error);
}

SWIFT_ASYNC void swift_continuation_await(void *context) {
    __tsan_acquire(swift_task_getCurrent());
    return real_await(context);
}

#endif
