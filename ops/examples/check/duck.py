"""Runs a script of DuckDB, shows its results, and holds the states that the events tell against what the database
says: count of cases and fen paid. For ops/check-clients only."""
import sys

import duckdb

script, stored = sys.argv[1:]
base = duckdb.connect()
with open(script, encoding="utf-8") as file:
    for statement in base.extract_statements(file.read()):
        result = base.execute(statement)
        if "create" not in statement.query[:2000].lower():
            print("\n".join(" | ".join(map(str, row)) for row in result.fetchmany(8)))
told = base.execute("select count(*), sum(paidFen)::bigint from states").fetchone()
paid = base.execute("select sum(amountFen)::bigint from settled").fetchone()[0]
if "|".join(map(str, told)) != stored:
    sys.exit(f"the events tell {told}, the database {stored}")
print(f"events and database agree: {told[0]} cases, {told[1]} fen paid; {paid} fen in payments settled")
