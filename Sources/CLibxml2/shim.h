#pragma once
#include <libxml/xmlversion.h>
// Only a field of a structure that is not used here; ICU's headers do not mix with those of Foundation's own ICU.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
