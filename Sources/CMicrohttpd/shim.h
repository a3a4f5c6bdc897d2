#pragma once
#include <microhttpd.h>
#include <string.h>
#include <sys/socket.h>

// MHD_start_daemon() is variadic and so invisible to Swift: the options come as an array that ends with
// MHD_OPTION_END. The port stands in the address among the options.
static inline struct MHD_Daemon *mhd_shim_start(
    unsigned int flags, MHD_AccessHandlerCallback handler, void *context, const struct MHD_OptionItem *options) {
  return MHD_start_daemon(
      flags, 0, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

// Members of unions and variadic look-ups.
static inline uint16_t mhd_shim_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

static inline int mhd_shim_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *mhd_shim_address(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info ? info->client_addr : NULL;
}

static inline void *mhd_shim_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}

// Macros with casts that Swift does not import.
static const ssize_t mhd_shim_stream_end = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t mhd_shim_stream_error = MHD_CONTENT_READER_END_WITH_ERROR;
static const uint64_t mhd_shim_size_unknown = MHD_SIZE_UNKNOWN;

// Leaves addresses as they were sent: what %XX stands for is looked at once, strictly, on our side.
static inline size_t mhd_shim_unescaped(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}
