#define _GNU_SOURCE
#include "CPlatform.h"

#include <pthread.h>
#include <sys/prctl.h>

void platform_describe_thread(const char *name, int precise_timers) {
    pthread_setname_np(pthread_self(), name);
    if (precise_timers) prctl(PR_SET_TIMERSLACK, 1UL);
}
