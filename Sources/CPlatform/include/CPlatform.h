#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <stddef.h>
#include <stdint.h>

/// Continues the CRC32C (Castagnoli, RFC 3720 appendix B.4) `crc` over `count` bytes; begin with 0.
/// Uses the processor's own instruction where there is one.
uint32_t platform_crc32c(uint32_t crc, const void *bytes, size_t count);

/// The same by table, whatever the processor offers; tests compare the two.
uint32_t platform_crc32c_portable(uint32_t crc, const void *bytes, size_t count);

/// Names the calling thread (Linux keeps 15 bytes). Where asked, its timed waits end within microseconds of their
/// deadline rather than within the usual 50 (prctl PR_SET_TIMERSLACK).
void platform_describe_thread(const char *name, int precise_timers);

#endif
