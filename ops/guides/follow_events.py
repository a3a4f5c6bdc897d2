#!/usr/bin/env python3
"""Follows what Dripline emits: each event once, and says when one is missing.

    pip install confluent-kafka
    DRIPLINE_KAFKA_BOOTSTRAP=localhost:9092 ./follow_events.py --case C-2026-000001 --seconds 10

Prints one line an event, or with --json one JSON object. Without --case, all of them.
"""
import argparse
import collections
import json
import os
import sys
import time

from confluent_kafka import Consumer, KafkaError

# aid.case.state.v1 is left out: compaction drops old snapshots, so its sequence has holes by design.
TOPICS = [
    "comparison.requested", "review.requested", "publicity.started", "application.returned",
    "application.refused", "case.registered", "entitlement.granted", "entitlement.changed",
    "payment.instructed", "payment.settled", "payment.failed", "case.flagged", "followup.due",
    "case.exited", "case.closed", "event.dead",
]

arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
arguments.add_argument("--case", help="only events of this case")
arguments.add_argument("--topic", action="append", help="such as payment.settled; may be given again; default all but case.state")
arguments.add_argument("--group", default="follow-events", help="consumer group of your own")
arguments.add_argument("--seconds", type=float, default=30, help="end after so long")
arguments.add_argument("--to-end", action="store_true", help="end when everything that was there has been read")
arguments.add_argument("--json", action="store_true", help="one JSON object a line")
options = arguments.parse_args()

prefix = os.environ.get("DRIPLINE_TOPIC_PREFIX", "aid")
topics = [f"{prefix}.{name}.v1" for name in options.topic or TOPICS]
consumer = Consumer({
    "bootstrap.servers": os.environ.get("DRIPLINE_KAFKA_BOOTSTRAP", "localhost:9092"),
    "group.id": options.group,
    "isolation.level": "read_committed",  # what was aborted is never shown
    "auto.offset.reset": "earliest",
    "enable.auto.commit": False,
    "enable.partition.eof": True,
})


class Seen:
    """The newest ids. A repeat comes soon after the first: your own crash between work and commit brings
    it, or a deployment without transactions. A table whose key is ce_id remembers all of them."""

    def __init__(self, most):
        self.most = most
        self.ids = collections.OrderedDict()

    def add(self, event_id):
        """False: seen before."""
        if event_id in self.ids:
            return False
        self.ids[event_id] = None
        if len(self.ids) > self.most:
            self.ids.popitem(last=False)
        return True


class Sequence:
    """The numbers 1, 2, 3, ... of one (topic, lane). They can arrive out of order, because the events of a
    lane spread over the topic's partitions; a hole that stays is a lost event."""

    def __init__(self, first):
        self.dense = first - 1
        self.ahead = set()

    def add(self, number):
        if number > self.dense:
            self.ahead.add(number)
        while self.dense + 1 in self.ahead:
            self.dense += 1
            self.ahead.remove(self.dense)


def show(headers, data):
    if options.json:
        print(json.dumps({
            "id": headers["ce_id"], "type": headers["ce_type"], "time": headers["ce_time"],
            "subject": headers["ce_subject"], "lane": headers["ce_lane"],
            "sequence": int(headers["ce_sequence"]), "data": data,
        }, ensure_ascii=False))
        return
    print(headers["ce_time"], headers["ce_type"], headers["ce_subject"], headers["ce_id"])
    for reason in data.get("reasons", []):
        print("   ", reason["code"], reason["clause"], reason.get("text", {}).get("en", ""))
        if "remedy" in reason:
            print("     ->", reason["remedy"]["en"])


seen = Seen(1_000_000)
sequences = {}
unread = set()
shown = repeats = 0


def assigned(_, partitions):
    unread.update((each.topic, each.partition) for each in partitions)


consumer.subscribe(topics, on_assign=assigned)
end = time.monotonic() + options.seconds
has_begun = False
while time.monotonic() < end and not (options.to_end and has_begun and not unread):
    message = consumer.poll(0.2)
    if message is None:
        continue
    if message.error():
        if message.error().code() == KafkaError._PARTITION_EOF:
            has_begun = True
            unread.discard((message.topic(), message.partition()))
        continue
    headers = {name: value.decode() for name, value in message.headers()}
    if seen.add(headers["ce_id"]):
        # A subscriber that keeps its state keeps `sequences` too; this one starts at 1.
        sequences.setdefault((message.topic(), headers["ce_lane"]), Sequence(1)).add(int(headers["ce_sequence"]))
        if options.case in (None, headers["ce_subject"]):
            shown += 1
            show(headers, json.loads(message.value()))
    else:
        repeats += 1
    # Do your work first, then commit: a crash between the two brings the event again, and ce_id tells.
    consumer.commit(message, asynchronous=True)
consumer.close()
if options.to_end and (unread or not has_begun):
    sys.exit(f"the end was not reached within {options.seconds:g} s")
holes = {key: min(each.ahead) for key, each in sequences.items() if each.ahead}
print(f"{shown} events shown; {repeats} repeats dropped; {len(holes)} holes", *holes, file=sys.stderr)
