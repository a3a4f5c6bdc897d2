"""Puts beside a topic's emissions what subscribers must not show: the first of them once more, and one in a
transaction that is aborted. Prints the id of the first. For ops/check-clients only."""
import os
import sys

from confluent_kafka import Consumer, Producer

bootstrap = {"bootstrap.servers": os.environ["DRIPLINE_KAFKA_BOOTSTRAP"]}
topic = f"{os.environ['DRIPLINE_TOPIC_PREFIX']}.{sys.argv[1]}.v1"

consumer = Consumer({
    **bootstrap, "group.id": f"disturb-{os.getpid()}", "auto.offset.reset": "earliest",
    "isolation.level": "read_committed", "enable.auto.commit": False,
})
consumer.subscribe([topic])
for _ in range(300):
    first = consumer.poll(0.2)
    if first is not None and not first.error():
        break
else:
    sys.exit(f"nothing on {topic}")
consumer.close()
headers = first.headers()

again = Producer({**bootstrap, "enable.idempotence": True, "max.in.flight": 1})
again.produce(topic, key=first.key(), value=first.value(), headers=headers, partition=first.partition())
if again.flush(30) != 0:
    sys.exit("the repeat was not taken")

aborting = Producer({**bootstrap, "transactional.id": f"disturb-{os.getpid()}"})
aborting.init_transactions(30)
aborting.begin_transaction()
other = [(name, b"aborted/1" if name == "ce_id" else value) for name, value in headers]
aborting.produce(topic, key=first.key(), value=first.value(), headers=other, partition=first.partition())
aborting.flush(30)
aborting.abort_transaction(30)
print(dict(headers)["ce_id"].decode())
