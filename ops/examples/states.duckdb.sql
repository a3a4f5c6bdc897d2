-- DuckDB over what follow_events.py has written (pip install duckdb; or the duckdb program):
--
--   ops/guides/follow_events.py --json --to-end --topic case.state >states.jsonl
--   ops/guides/follow_events.py --json --to-end --topic payment.settled >settled.jsonl
--   duckdb -c ".read ops/examples/states.duckdb.sql"
--
-- A file that was written in several runs may hold an event twice: each is taken once, by its id.

-- The newest state of each case, by its version.
create or replace view states as
select data.*
from read_json('states.jsonl', format = 'newline_delimited', sample_size = -1)
qualify row_number() over (partition by data.caseId order by data.version desc) = 1;

create or replace view settled as
select id, "time", data.*
from read_json('settled.jsonl', format = 'newline_delimited', sample_size = -1)
qualify row_number() over (partition by id) = 1;

-- Cases and money by programme and status.
select programme, status, count(*) as cases, sum(members)::bigint as people, sum(paidFen)::bigint as paid_fen
from states
group by all
order by all;

-- Payments by month and programme.
select strftime(date_trunc('month', "time"::timestamptz), '%Y-%m') as month, programme, count(*) as payments,
  sum(amountFen)::bigint as paid_fen
from settled
group by all
order by all;
