-- A ledger is not thrown away: with entries this fails.
do $$
begin
  if exists (select from dripline.ledger) then
    raise exception 'money has moved: going back would lose the ledger';
  end if;
end $$;

drop view dripline.fund_overview;
drop function dripline.put_helpers, dripline.post;
drop table dripline.helpers, dripline.ledger, dripline.purses;

create or replace view dripline.case_overview as
select case_id, lpad(village::text, 12, '0') as village,
  programme,
  (array['unknown', 'open', 'waiting', 'returned', 'closed'])[stage + 1] as stage,
  (array['refused', 'withdrawn', 'completed'])[outcome] as outcome,
  step, version, paid_fen
from dripline.cases
where stage > 0;

create table dripline.funds (
  fund text collate "C" primary key,
  version int not null,
  allocated_fen bigint not null check (allocated_fen >= 0),
  state bytea not null
) with (fillfactor = 50);

create function dripline.put_funds(
  names text[], bases int[], versions int[], allocated bigint[], states bytea[]
) returns void language plpgsql as $$
declare written int;
begin
  insert into dripline.funds as f (fund, version, allocated_fen, state)
  select u.name, u.version, u.allocated, u.state
  from unnest(names, versions, allocated, states) as u(name, version, allocated, state)
  on conflict (fund) do update
    set version = excluded.version, allocated_fen = excluded.allocated_fen, state = excluded.state
    where f.version = bases[array_position(names, excluded.fund)];
  get diagnostics written = row_count;
  if written <> cardinality(names) then
    raise exception 'lost race: % of % funds written', written, cardinality(names) using errcode = 'DL002';
  end if;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    grant select, insert, update on dripline.funds to dripline_worker;
    grant execute on function dripline.put_funds to dripline_worker;
  end if;
end $$;
