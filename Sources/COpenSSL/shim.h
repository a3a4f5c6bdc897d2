#pragma once
// SHA256_Transform and its kind are deprecated in OpenSSL 3 but have no replacement without allocation.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <openssl/rand.h>
#include <openssl/crypto.h>
