#!/usr/bin/env python3
"""Holds rules.yaml, rules.test.yaml and dashboard.json against pages of metrics: every name exists and is used as
its kind allows, every label exists, every alert is tested, has both languages, and its runbook is there.

    check_names.py PAGE...
"""
import json
import pathlib
import re
import sys

here = pathlib.Path(__file__).parent
problems = []

# name -> kind, and the labels that any sample of any metric has; Prometheus itself adds job and instance.
kinds, labels = {}, {"job", "instance", "le", "alertname", "alertstate", "topic", "partition", "reason", "code"}
for page in sys.argv[1:]:
    for line in pathlib.Path(page).read_text().splitlines():
        if line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            if kinds.setdefault(name, kind) != kind:
                problems.append(f"{name} is {kinds[name]} and {kind}")
        elif not line.startswith("#"):
            labels.update(re.findall(r'[{,]([a-z_]+)="', line))

recorded = set(re.findall(r"^ *- record: (\S+)", (here / "rules.yaml").read_text(), re.M))


def base(name):
    for ending in ("_bucket", "_sum", "_count"):
        if name.endswith(ending) and kinds.get(name[: -len(ending)]) == "histogram":
            return name[: -len(ending)]
    return name


def check(expression, where):
    for name in set(re.findall(r"\b(?:dripline|process)[a-z0-9_:]*", re.sub(r'"[^"]*"', '""', expression))):
        if name in recorded:
            continue
        kind = kinds.get(base(name))
        if kind is None:
            problems.append(f"{where}: nobody tells {name}")
            continue
        for function in re.findall(r"(\w+)\(" + re.escape(name) + r"\b", expression):
            counts = kind == "counter" or base(name) != name
            if function in ("rate", "increase", "irate") and not counts:
                problems.append(f"{where}: {function} of {name}, which is a {kind}")
            if function in ("deriv", "delta") and kind == "counter":
                problems.append(f"{where}: {function} of the counter {name}")
    used = set(re.findall(r"\b([a-z_]+)(?:=~|!~|!=|=)\"", expression))
    for group in re.findall(r"\b(?:by|on|without|ignoring) ?\(([^)]*)\)", expression):
        used.update(part.strip() for part in group.split(",") if part.strip())
    for label in sorted(used - labels):
        problems.append(f"{where}: no metric has a label {label}")


text = (here / "rules.yaml").read_text()
tests = (here / "rules.test.yaml").read_text()
book = here.parent / "guides" / "runbooks.md"
anchors = set(re.findall(r"^## ([a-z-]+)$", book.read_text(), re.M)) if book.exists() else None
rules = re.split(r"^ +- (?=(?:alert|record): )", text, flags=re.M)[1:]
alerts = 0
for rule in rules:
    name = re.match(r"(?:alert|record): (\S+)", rule).group(1)
    found = re.search(r"^ +expr: (\|\n(?: {10,}.*\n)+|.*)", rule, re.M)
    check(found.group(1), name)
    if not rule.startswith("alert"):
        continue
    alerts += 1
    if f"alertname: {name}\n" not in tests:
        problems.append(f"{name}: no test in rules.test.yaml lets it fire")
    for needed in ("summary:", "summary_zh:", "runbook:", "severity:"):
        if needed not in rule:
            problems.append(f"{name}: no {needed[:-1]}")
    anchor = re.search(r"runbook: runbooks\.md#(\S+)", rule)
    if anchors is not None and (anchor is None or anchor.group(1) not in anchors):
        problems.append(f"{name}: its runbook is not in {book.name}")

board = json.loads((here / "dashboard.json").read_text())
panels, seen, shown = board["panels"], set(), set()
for panel in panels:
    if panel["id"] in seen:
        problems.append(f"dashboard: two panels have the id {panel['id']}")
    seen.add(panel["id"])
    place = panel["gridPos"]
    if place["x"] + place["w"] > 24:
        problems.append(f"dashboard: {panel['title']} is beyond the edge")
    for target in panel.get("targets", []):
        check(target["expr"], f"dashboard: {panel['title']}")
        shown.update(re.findall(r"\bdripline[a-z0-9_]*", target["expr"]))
for other in panels:
    for panel in panels:
        a, b = panel["gridPos"], other["gridPos"]
        if panel["id"] < other["id"] and a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] \
                and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]:
            problems.append(f"dashboard: {panel['title']} lies over {other['title']}")
variables = set(re.findall(r"\$\{?(\w+)", json.dumps(panels))) - {"__rate_interval", "__interval", "__all"}
for name in variables - {variable["name"] for variable in board["templating"]["list"]}:
    problems.append(f"dashboard: there is no variable {name}")

for problem in problems:
    print(problem, file=sys.stderr)
unused = sorted(name for name in kinds if name.startswith("dripline") and name not in text
                and not any(base(each) == name for each in shown))
print(f"{alerts} alerts, {len([p for p in panels if 'targets' in p])} panels, {len(kinds)} metrics; "
      f"not shown anywhere: {', '.join(unused) or 'none'}")
sys.exit(1 if problems else 0)
