-- Programmes are named by policy packs, so a number for each is no longer enough.

drop view dripline.case_overview;
drop function dripline.put_cases, dripline.put_claims;

alter table dripline.cases alter column programme type text collate "C"
  using (array['registration'])[programme];
alter table dripline.claims alter column programme type text collate "C"
  using (array['registration'])[programme];

-- Writes cases whose version is still the one that was decided on; 0 stands for a new case.
create function dripline.put_cases(
  ids text[], bases int[], versions int[], villages bigint[], programmes text[], stages smallint[],
  outcomes smallint[], steps smallint[], paid bigint[], states bytea[]
) returns void language plpgsql as $$
declare written int;
begin
  -- One upsert: its plan is the same whatever the table held when it was made.
  insert into dripline.cases as c
    (case_id, village, programme, stage, outcome, step, version, base, paid_fen, state)
  select u.id, u.village, u.programme, u.stage, u.outcome, u.step, u.version, u.base, u.paid, u.state
  from unnest(ids, bases, versions, villages, programmes, stages, outcomes, steps, paid, states)
    as u(id, base, version, village, programme, stage, outcome, step, paid, state)
  on conflict (case_id) do update
    -- The programme too: early facts make the case's row before its application names one.
    set village = excluded.village, programme = excluded.programme, stage = excluded.stage,
      outcome = excluded.outcome, step = excluded.step, version = excluded.version, base = excluded.base,
      paid_fen = excluded.paid_fen, state = excluded.state
    where c.version = excluded.base;
  get diagnostics written = row_count;
  if written <> cardinality(ids) then
    raise exception 'lost race: % of % cases written', written, cardinality(ids) using errcode = 'DL002';
  end if;
end $$;

create function dripline.put_claims(
  persons bytea[], programmes text[], ids text[], bases int[], generations int[]
) returns void language plpgsql as $$
declare written int;
begin
  insert into dripline.claims as c (person, programme, case_id, generation, base)
  select u.person, u.programme, u.id, u.generation, u.base
  from unnest(persons, programmes, ids, bases, generations) as u(person, programme, id, base, generation)
  on conflict (person, programme) do update
    set case_id = excluded.case_id, generation = excluded.generation, base = excluded.base
    where c.generation = excluded.base;
  get diagnostics written = row_count;
  if written <> cardinality(ids) then
    raise exception 'lost race: % of % claims written', written, cardinality(ids) using errcode = 'DL002';
  end if;
end $$;

-- For people and reports: words in place of numbers, nothing personal.
create view dripline.case_overview as
select case_id, lpad(village::text, 12, '0') as village,
  programme,
  (array['unknown', 'open', 'waiting', 'returned', 'closed'])[stage + 1] as stage,
  (array['refused', 'withdrawn', 'completed'])[outcome] as outcome,
  step, version, paid_fen
from dripline.cases
where stage > 0;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    grant select on dripline.case_overview to dripline_worker;
    grant execute on all functions in schema dripline to dripline_worker;
  end if;
end $$;
