#pragma once
#include <libpq-fe.h>
#include <spawn.h>

// GNU extensions that Swift's Glibc module hides (it is built without _GNU_SOURCE).
extern int pipe2(int descriptors[2], int flags);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
enum { DRIPLINE_SPAWN_SETSID = 0x80 };
