#pragma once
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled RE2 pattern; free it with cre2_free.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `length` bytes of UTF-8. `memory` is the most bytes the compiled program may take.
/// Null if the pattern is wrong or too large; then up to `capacity` - 1 bytes of the reason and a zero
/// are written to `reason`.
cre2_pattern *cre2_compile(const char *pattern, size_t length, long long memory, char *reason, size_t capacity);

/// 1 if some part of the `length` bytes matches, 0 if none does. Time is linear in `length`.
int cre2_matches(const cre2_pattern *pattern, const char *text, size_t length);

/// Size of the compiled program in instructions, a measure of what a match costs per byte.
int cre2_program_size(const cre2_pattern *pattern);

void cre2_free(cre2_pattern *pattern);

#ifdef __cplusplus
}
#endif
