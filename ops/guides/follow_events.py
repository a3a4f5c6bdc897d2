#!/usr/bin/env python3
"""Follows what Dripline emits: each event once, and says when one is missing.

    pip install confluent-kafka
    DRIPLINE_KAFKA_BOOTSTRAP=localhost:9092 ./follow_events.py --case C-2026-000001 --seconds 10

Prints one line an event. Without --case, all of them.
"""
import argparse
import json
import os
import time

from confluent_kafka import Consumer

# aid.case.state.v1 is left out: compaction drops old snapshots, so its sequence has holes by design.
TOPICS = [
    "comparison.requested", "review.requested", "publicity.started", "application.returned",
    "application.refused", "case.registered", "entitlement.granted", "payment.instructed",
    "payment.settled", "payment.failed", "case.flagged", "case.closed", "event.dead",
]

arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
arguments.add_argument("--case", help="only events of this case")
arguments.add_argument("--group", default="follow-events", help="consumer group of your own")
arguments.add_argument("--seconds", type=float, default=30, help="end after so long")
options = arguments.parse_args()

prefix = os.environ.get("DRIPLINE_TOPIC_PREFIX", "aid")
consumer = Consumer({
    "bootstrap.servers": os.environ.get("DRIPLINE_KAFKA_BOOTSTRAP", "localhost:9092"),
    "group.id": options.group,
    "isolation.level": "read_committed",  # what was aborted is never shown
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,
})
consumer.subscribe([f"{prefix}.{name}.v1" for name in TOPICS])


class Sequence:
    """The numbers 1, 2, 3, ... of one (topic, lane). They can arrive out of order, because the events of a
    lane spread over the topic's partitions; a hole that stays is a lost event."""

    def __init__(self, first):
        self.dense = first - 1
        self.ahead = set()

    def add(self, number):
        """False: seen before."""
        if number <= self.dense or number in self.ahead:
            return False
        self.ahead.add(number)
        while self.dense + 1 in self.ahead:
            self.dense += 1
            self.ahead.remove(self.dense)
        return True


sequences = {}
end = time.monotonic() + options.seconds
shown = 0
while time.monotonic() < end:
    message = consumer.poll(0.2)
    if message is None or message.error():
        continue
    headers = {name: value.decode() for name, value in message.headers()}
    key = (message.topic(), headers["ce_lane"])
    # A subscriber that keeps its state keeps `sequences` too; this one starts at 1.
    if sequences.setdefault(key, Sequence(1)).add(int(headers["ce_sequence"])):
        if options.case in (None, headers["ce_subject"]):
            shown += 1
            data = json.loads(message.value())
            print(headers["ce_time"], headers["ce_type"], headers["ce_subject"], headers["ce_id"])
            for reason in data.get("reasons", []):
                print("   ", reason["code"], reason["clause"], reason.get("text", {}).get("en", ""))
                if "remedy" in reason:
                    print("     ->", reason["remedy"]["en"])
    # Do your work first, then commit: a crash between the two brings the event again, and ce_id tells.
    consumer.commit(message, asynchronous=True)
consumer.close()
holes = {key: sorted(each.ahead)[0] for key, each in sequences.items() if each.ahead}
print(f"{shown} events shown; {len(holes)} holes", *holes)
