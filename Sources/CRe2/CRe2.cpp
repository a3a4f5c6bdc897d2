#include "CRe2.h"

#include <re2/re2.h>

#include <cstring>
#include <new>

struct cre2_pattern {
  RE2 re;
  cre2_pattern(const re2::StringPiece &text, const RE2::Options &options) : re(text, options) {}
};

extern "C" cre2_pattern *cre2_compile(
    const char *pattern, size_t length, long long memory, char *reason, size_t capacity) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory);
  auto *compiled = new (std::nothrow) cre2_pattern(re2::StringPiece(pattern, length), options);
  if (compiled && compiled->re.ok()) return compiled;
  if (reason && capacity > 0) {
    const char *text = compiled ? compiled->re.error().c_str() : "out of memory";
    std::strncpy(reason, text, capacity - 1);
    reason[capacity - 1] = 0;
  }
  delete compiled;
  return nullptr;
}

extern "C" int cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
  return RE2::PartialMatch(re2::StringPiece(text, length), pattern->re) ? 1 : 0;
}

extern "C" int cre2_program_size(const cre2_pattern *pattern) { return pattern->re.ProgramSize(); }

extern "C" void cre2_free(cre2_pattern *pattern) { delete pattern; }
