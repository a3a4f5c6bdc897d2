#!/usr/bin/env python3
"""Publishes one fact to Dripline's topics: a household applies.

    pip install confluent-kafka
    DRIPLINE_KAFKA_BOOTSTRAP=localhost:9092 ./publish_event.py C-2026-000001

The data is the example of the contract in topics/examples; put your own in its place. The event is written
to a file before it is sent, and taken from there when it is sent again: a repeat must have the same bytes
and the same time, or it is refused as another event under the same id. Prints where the broker stored it.
"""
import argparse
import datetime
import json
import os
import pathlib

from confluent_kafka import Producer

EXAMPLE = (
    pathlib.Path(__file__).parents[2]
    / "topics/examples/aid.application.submitted.v1/valid-applied.json"
)
TYPE = "aid.application.submitted.v1"  # ce_type never changes with the topics' prefix

arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
arguments.add_argument("case", help="caseId: chosen by you, unique for ever, [A-Za-z0-9._:/-], 64 at most")
arguments.add_argument("--id", help="id of this event, default <case>-application-1")
arguments.add_argument("--source", default="//intake.example/window/3", help="who says it: lasting, yours alone")
arguments.add_argument("--data", type=pathlib.Path, default=EXAMPLE, help="structured event to take `data` from")
arguments.add_argument("--outbox", type=pathlib.Path, default=pathlib.Path("outbox"), help="where events wait")
options = arguments.parse_args()

prefix = os.environ.get("DRIPLINE_TOPIC_PREFIX", "aid")
event_id = options.id or f"{options.case}-application-1"

# First make the event lasting, then send it. A database table serves as well as a folder.
options.outbox.mkdir(exist_ok=True)
stored = options.outbox / f"{event_id.replace('/', '_').replace(':', '_')}.json"
if not stored.exists():
    data = json.loads(options.data.read_text(encoding="utf-8"))["data"]
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    event = {
        "key": data["region"],
        "headers": {
            "ce_specversion": "1.0",
            "ce_id": event_id,
            "ce_source": options.source,
            "ce_type": TYPE,
            "ce_time": now.isoformat(timespec="milliseconds"),
            "ce_subject": options.case,
            "content-type": "application/json",
        },
        "value": json.dumps(data, ensure_ascii=False, separators=(",", ":")),
    }
    stored.write_text(json.dumps(event, ensure_ascii=False), encoding="utf-8")
event = json.loads(stored.read_text(encoding="utf-8"))

producer = Producer({
    "bootstrap.servers": os.environ.get("DRIPLINE_KAFKA_BOOTSTRAP", "localhost:9092"),
    "enable.idempotence": True,
    # One request at a time: librdkafka can lose the first of several to a new partition, and not tell.
    "max.in.flight": 1,
    # Kafka's own partitioner (Java's default): a village's facts of all kinds meet in one lane.
    "partitioner": "murmur2_random",
})


def delivered(error, message):
    if error is not None:
        raise SystemExit(f"not delivered, publish again with the same id: {error}")
    print(f"{message.topic()}/{message.partition()} offset {message.offset()}")


producer.produce(
    f"{prefix}.application.submitted.v1",
    key=event["key"],
    value=event["value"].encode(),
    headers=event["headers"],
    on_delivery=delivered,
)
if producer.flush(30) != 0:
    raise SystemExit("no answer from the broker within 30 s: publish again with the same id")
