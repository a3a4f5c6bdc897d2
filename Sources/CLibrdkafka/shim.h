#pragma once
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

// rd_kafka_producev() is variadic and so invisible to Swift. The value and the key are copied; `headers`
// passes to librdkafka on success only. A null pointer means a null key or value.
static inline rd_kafka_resp_err_t kafka_shim_produce(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, const void *key, size_t key_size,
    const void *value, size_t value_size, rd_kafka_headers_t *headers, int64_t timestamp_ms, void *opaque) {
  if (headers)
    return rd_kafka_producev(
        client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_VALUE((void *)value, value_size),
        RD_KAFKA_V_KEY((void *)key, key_size), RD_KAFKA_V_TIMESTAMP(timestamp_ms),
        RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
  return rd_kafka_producev(
      client, RD_KAFKA_V_RKT(topic), RD_KAFKA_V_PARTITION(partition),
      RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_VALUE((void *)value, value_size),
      RD_KAFKA_V_KEY((void *)key, key_size), RD_KAFKA_V_TIMESTAMP(timestamp_ms), RD_KAFKA_V_OPAQUE(opaque),
      RD_KAFKA_V_END);
}

// A header; a null value is a null one.
typedef struct {
  const char *name;
  const void *value;
  int32_t name_size;
  int32_t value_size;
} kafka_shim_header;

// The same with headers given as an array, which is copied.
static inline rd_kafka_resp_err_t kafka_shim_produce_headers(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, const void *key, size_t key_size,
    const void *value, size_t value_size, const kafka_shim_header *headers, size_t header_count) {
  rd_kafka_headers_t *list = rd_kafka_headers_new(header_count);
  for (size_t i = 0; i < header_count; i++)
    rd_kafka_header_add(list, headers[i].name, headers[i].name_size, headers[i].value, headers[i].value_size);
  rd_kafka_resp_err_t error =
      kafka_shim_produce(client, topic, partition, key, key_size, value, value_size, list, 0, 0);
  if (error) rd_kafka_headers_destroy(list);
  return error;
}
