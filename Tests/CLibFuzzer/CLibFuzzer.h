#ifndef C_LIB_FUZZER_H
#define C_LIB_FUZZER_H

#include <stddef.h>
#include <stdint.h>

typedef int (*input_runner)(const uint8_t *_Nullable bytes, size_t count);

/// libFuzzer's own main (compiler-rt, FuzzerInterface.h): calls `run_input` with one input after the other.
int LLVMFuzzerRunDriver(int *_Nonnull count, char *_Nullable *_Nonnull *_Nonnull arguments, input_runner _Nonnull run_input);

/// The same, for arguments that need not change.
static inline int run_fuzzer(int count, char *_Nullable *_Nonnull arguments, input_runner _Nonnull run_input) {
    return LLVMFuzzerRunDriver(&count, &arguments, run_input);
}

#endif
