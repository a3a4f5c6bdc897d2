-- Flink SQL over Dripline's topics, for Flink 1.19 and later with its Kafka connector. Put your brokers in place of
-- localhost:9092, and your prefix in place of `aid`.
--
-- Every table reads `read_committed`, so what a crashed worker had begun to publish is never seen, and every view drops
-- repeats by ce_id. A CloudEvent's attributes are the record's headers.

SET 'table.exec.source.idle-timeout' = '30 s';
-- How long the ids of events are remembered, to drop repeats.
SET 'table.exec.state.ttl' = '7 d';

CREATE TABLE payment_settled (
  headers MAP<STRING, BYTES> METADATA VIRTUAL,
  ce_id AS DECODE(headers['ce_id'], 'UTF-8'),
  ce_time AS TO_TIMESTAMP_LTZ(UNIX_TIMESTAMP(REPLACE(SUBSTRING(DECODE(headers['ce_time'], 'UTF-8'), 1, 19), 'T', ' ')), 0),
  arrived_at TIMESTAMP_LTZ(3) METADATA FROM 'timestamp',
  processed_at AS PROCTIME(),
  caseId STRING,
  programme STRING,
  region STRING,
  instructionId STRING,
  amountFen BIGINT,
  WATERMARK FOR arrived_at AS arrived_at - INTERVAL '30' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'aid.payment.settled.v1',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.group.id' = 'flink-payments',
  'properties.isolation.level' = 'read_committed',
  'scan.startup.mode' = 'earliest-offset',
  'format' = 'json',
  'json.ignore-parse-errors' = 'false'
);

-- Each event once.
CREATE VIEW payments AS
SELECT ce_id, arrived_at, caseId, programme, region, instructionId, amountFen
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY ce_id ORDER BY processed_at ASC) AS times
  FROM payment_settled
)
WHERE times = 1;

-- The newest state of each case: the topic is compacted by the case's id, which is the record's key.
CREATE TABLE case_state (
  case_key STRING,
  caseId STRING,
  programme STRING,
  region STRING,
  step STRING,
  `status` STRING,
  version BIGINT,
  members BIGINT,
  exited BOOLEAN,
  paidFen BIGINT,
  PRIMARY KEY (case_key) NOT ENFORCED
) WITH (
  'connector' = 'upsert-kafka',
  'topic' = 'aid.case.state.v1',
  'properties.bootstrap.servers' = 'localhost:9092',
  'properties.group.id' = 'flink-states',
  'properties.isolation.level' = 'read_committed',
  'key.format' = 'raw',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY'
);

-- What has been paid, by county and programme.
SELECT SUBSTRING(region, 1, 6) AS county, programme, COUNT(*) AS payments, SUM(amountFen) AS paid_fen
FROM payments
GROUP BY SUBSTRING(region, 1, 6), programme;

-- Cases by step, as they stand.
SELECT programme, step, `status`, COUNT(*) AS cases, SUM(members) AS people
FROM case_state
GROUP BY programme, step, `status`;
