-- The spine: lanes with both fences, the journal, cases and what cases share.

create table dripline.lanes (
  lane int primary key,
  topic text not null,
  partition int not null,
  -- Raised at every takeover; whoever writes with an older one is fenced.
  epoch bigint not null,
  -- Where the lane's journal begins.
  first_offset bigint not null,
  -- Watermark P: facts below it have taken effect.
  next_offset bigint not null,
  -- The topic's end as last seen; a hint for the clock, not a watermark.
  end_offset bigint not null,
  sequences bytea not null,
  chain bytea not null,
  -- Latest time of a fact, in milliseconds since 1970.
  fact_time bigint not null,
  owner text not null,
  -- Takeovers since the lane last advanced, and the fact that is being tried alone: finds a fact that
  -- kills its worker.
  takeovers int not null default 0,
  trying bigint,
  tries int not null default 0,
  updated_at timestamptz not null default now()
) with (fillfactor = 40);

-- One block a lane and batch: facts as received, decisions, emissions; compressed, then encrypted.
create table dripline.journal (
  lane int not null,
  first_offset bigint not null,
  end_offset bigint not null check (end_offset > first_offset),
  epoch bigint not null,
  facts int not null,
  emissions int not null,
  -- SHA-256 over the chain before and this block.
  chain bytea not null,
  block bytea not null,
  recorded_at timestamptz not null default now(),
  primary key (lane, first_offset)
);
alter table dripline.journal alter column block set storage external;

create table dripline.cases (
  case_id text collate "C" primary key,
  village bigint not null,
  programme smallint not null,
  stage smallint not null,
  outcome smallint not null,
  step smallint not null,
  version int not null,
  -- The version that the newest write was based on, which it was compared with.
  base int not null,
  paid_fen bigint not null check (paid_fen >= 0),
  state bytea not null
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.1);
alter table dripline.cases alter column state set storage main;

-- Which case a person is in, per programme; the person is a keyed hash (R-291).
create table dripline.claims (
  person bytea not null,
  programme smallint not null,
  case_id text collate "C" not null,
  generation int not null,
  base int not null,
  primary key (person, programme)
);

-- Places of a village and its waiting list (R-339 to R-342).
create table dripline.villages (
  village bigint primary key,
  version int not null,
  places int,
  used int not null,
  waiting int not null,
  state bytea not null
) with (fillfactor = 50);

create table dripline.funds (
  fund text collate "C" primary key,
  version int not null,
  allocated_fen bigint not null check (allocated_fen >= 0),
  state bytea not null
) with (fillfactor = 50);

-- Deadlines that one batch set for one day; the clock drops those that were met meanwhile.
create table dripline.timers (
  due int not null,
  lane int not null,
  first_offset bigint not null,
  entries bytea not null,
  primary key (due, lane, first_offset)
);

create table dripline.dead_letters (
  lane int not null,
  lane_offset bigint not null,
  reason text not null,
  field text,
  case_id text,
  -- Milliseconds since 1970: the record's own timestamp.
  at bigint not null,
  recorded_at timestamptz not null default now(),
  primary key (lane, lane_offset)
);

-- Every pack that has decided anything, so that a replay uses what was in force.
create table dripline.packs (
  key bigint primary key,
  hash text not null,
  content text not null,
  recorded_at timestamptz not null default now()
);

-- The key of a deployment that was given none: for trying things out, not for production.
create table dripline.development_key (
  singleton boolean primary key default true check (singleton),
  content text not null
);

-- Advances every lane of a batch or none: epoch and offset must both be as the worker last saw them.
create function dripline.advance_lanes(
  lanes int[], epochs bigint[], froms bigint[], tos bigint[], ends bigint[], counts bytea[],
  chains bytea[], times bigint[]
) returns void language plpgsql as $$
declare advanced int;
begin
  update dripline.lanes l
  set next_offset = u.next, end_offset = greatest(l.end_offset, u.ending), sequences = u.counts,
    chain = u.chain, fact_time = u.time, takeovers = 0, trying = null, tries = 0, updated_at = now()
  from unnest(lanes, epochs, froms, tos, ends, counts, chains, times)
    as u(lane, epoch, previous, next, ending, counts, chain, time)
  where l.lane = u.lane and l.epoch = u.epoch and l.next_offset = u.previous;
  get diagnostics advanced = row_count;
  if advanced <> cardinality(lanes) then
    raise exception 'superseded: % of % lanes advanced', advanced, cardinality(lanes)
      using errcode = 'DL001';
  end if;
end $$;

-- Writes cases whose version is still the one that was decided on; 0 stands for a new case.
create function dripline.put_cases(
  ids text[], bases int[], versions int[], villages bigint[], programmes smallint[], stages smallint[],
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
    set village = excluded.village, stage = excluded.stage, outcome = excluded.outcome, step = excluded.step,
      version = excluded.version, base = excluded.base, paid_fen = excluded.paid_fen, state = excluded.state
    where c.version = excluded.base;
  get diagnostics written = row_count;
  if written <> cardinality(ids) then
    raise exception 'lost race: % of % cases written', written, cardinality(ids) using errcode = 'DL002';
  end if;
end $$;

-- Cases that a decision rested on must still be as they were; locked until the batch is written.
create function dripline.check_cases(ids text[], versions int[]) returns void language plpgsql as $$
declare found_ int;
begin
  perform from dripline.cases c, unnest(ids, versions) as u(id, version)
  where c.case_id = u.id and c.version = u.version for share of c;
  get diagnostics found_ = row_count;
  if found_ <> cardinality(ids) then
    raise exception 'lost race: % of % cases unchanged', found_, cardinality(ids) using errcode = 'DL002';
  end if;
end $$;

create function dripline.put_claims(
  persons bytea[], programmes smallint[], ids text[], bases int[], generations int[]
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

create function dripline.put_villages(
  codes bigint[], bases int[], versions int[], places_ int[], used_ int[], waiting_ int[], states bytea[]
) returns void language plpgsql as $$
declare written int;
begin
  insert into dripline.villages as v (village, version, places, used, waiting, state)
  select u.code, u.version, u.places, u.used, u.waiting, u.state
  from unnest(codes, versions, places_, used_, waiting_, states)
    as u(code, version, places, used, waiting, state)
  on conflict (village) do update
    set version = excluded.version, places = excluded.places, used = excluded.used,
      waiting = excluded.waiting, state = excluded.state
    where v.version = bases[array_position(codes, excluded.village)];
  get diagnostics written = row_count;
  if written <> cardinality(codes) then
    raise exception 'lost race: % of % villages written', written, cardinality(codes)
      using errcode = 'DL002';
  end if;
end $$;

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

-- For people and reports: words in place of numbers, nothing personal.
create view dripline.case_overview as
select case_id, lpad(village::text, 12, '0') as village,
  (array['registration'])[programme] as programme,
  (array['unknown', 'open', 'waiting', 'returned', 'closed'])[stage + 1] as stage,
  (array['refused', 'withdrawn', 'completed'])[outcome] as outcome,
  step, version, paid_fen
from dripline.cases
where stage > 0;

-- What a worker may do: everything it needs, but the journal only grows.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dripline_worker') then
    create role dripline_worker nologin;
  end if;
  execute format('grant dripline_worker to %I', current_user);
exception when insufficient_privilege then
  raise notice 'no right to create the role dripline_worker: workers will use the rights of their login';
when duplicate_object or unique_violation then
  null;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    grant usage on schema dripline to dripline_worker;
    grant select, insert on dripline.journal to dripline_worker;
    grant select, insert, update on dripline.lanes, dripline.cases, dripline.claims, dripline.villages,
      dripline.funds to dripline_worker;
    grant select, insert, delete on dripline.timers to dripline_worker;
    grant select, insert on dripline.dead_letters, dripline.packs to dripline_worker;
    grant select on dripline.development_key, dripline.case_overview to dripline_worker;
    grant execute on all functions in schema dripline to dripline_worker;
  end if;
end $$;
