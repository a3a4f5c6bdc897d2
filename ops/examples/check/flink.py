"""Holds the tables of ops/examples/flink.sql against the schemas: each column is a field of its topic, of a type that
the field's values fit. For ops/check-clients only; Flink itself is not run."""
import json
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[3]
TYPES = {"STRING": {"string"}, "BIGINT": {"integer"}, "BOOLEAN": {"boolean"}}
text = re.sub(r"--[^\n]*", "", (root / "ops/examples/flink.sql").read_text(encoding="utf-8"))
tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\n\) WITH \((.*?)\n\);", text, re.S)
problems = []
for name, body, settings in tables:
    options = dict(re.findall(r"'([^']+)' = '([^']*)'", settings))
    fields = json.loads((root / f"topics/schemas/{options['topic']}.schema.json").read_text(encoding="utf-8"))["properties"]
    if options.get("properties.isolation.level") != "read_committed":
        problems.append(f"{name} does not read committed events only")
    key = re.search(r"PRIMARY KEY \((\w+)\)", body)
    for column, kind in re.findall(r"^\s+`?(\w+)`? (STRING|BIGINT|BOOLEAN)\b", body, re.M):
        if key and column == key.group(1):
            continue
        if column not in fields:
            problems.append(f"{name}.{column}: {options['topic']} has no such field")
        elif fields[column].get("type") not in TYPES[kind]:
            problems.append(f"{name}.{column} is {kind}, the field is {fields[column].get('type')}")
if len(tables) < 2 or problems:
    sys.exit("\n".join(problems) or "no tables found")
print(f"Flink SQL: {len(tables)} tables fit their topics' schemas")
