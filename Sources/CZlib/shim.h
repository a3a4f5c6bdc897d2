#pragma once
#include <zlib.h>

// A macro in the library.
static inline int zlib_shim_begin_raw(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
