-- The reporting views, in plain SQL: psql "$DRIPLINE_DATABASE_URL" -f ops/examples/reporting.sql
-- They hold words and sums, nothing personal. A login needs USAGE on the schema and SELECT on the two views only.

\echo Cases by programme and stage
select programme, stage, coalesce(outcome, '') as outcome, count(*) as cases, round(sum(paid_fen) / 100.0, 2) as paid_yuan
from dripline.case_overview
group by programme, stage, outcome
order by programme, stage, outcome;

\echo Paid by township
select left(village, 9) as township, count(*) as cases, count(*) filter (where paid_fen > 0) as paid_cases,
  round(sum(paid_fen) / 100.0, 2) as paid_yuan
from dripline.case_overview
group by 1
order by 1;

\echo What became of each fund: allocated = available + committed + instructed + paid + receivable + lapsed
select fund, year, source, coalesce(earmark, '') as earmark, round(allocated / 100.0, 2) as allocated_yuan,
  round(available / 100.0, 2) as available_yuan, round(committed / 100.0, 2) as committed_yuan, round(instructed / 100.0, 2) as instructed_yuan,
  round(paid / 100.0, 2) as paid_yuan, waiting as cases_waiting, frozen,
  allocated = available + committed + instructed + paid + receivable + lapsed as balanced
from dripline.fund_overview
order by fund, year;
