-- Money: what a fund has stands in purses, and every movement in a ledger.

-- Cases and journal of the form before cannot be read by a program that needs this, and funds had no ledger.
do $$
begin
  if exists (select from dripline.journal) then
    raise exception 'the journal was written by an earlier form of the program, which this one does not read'
      using hint = 'keep this database with the program that wrote it, and let this one begin with an empty database';
  end if;
end $$;

drop function dripline.put_funds;
drop table dripline.funds;

-- A fund's money of one year: the reserve, and a purse for each partition of the lanes that draws on it. Every
-- purse sums to zero: what came in is the negative balance of its source, the reserve's alone.
create table dripline.purses (
  fund text collate "C" not null,
  year int not null,
  -- -1: the reserve.
  partition int not null check (partition >= -1),
  version int not null,
  -- What the money may be used for (R-390); empty until something is allocated.
  earmark text not null,
  -- Empty until something is allocated.
  source_word text not null,
  source bigint not null,
  available bigint not null,
  -- In the reserve what its partitions hold, in theirs what they have of it: the sum over a fund is zero.
  escrow bigint not null,
  committed bigint not null,
  instructed bigint not null,
  paid bigint not null,
  receivable bigint not null,
  lapsed bigint not null,
  dry boolean not null,
  frozen boolean not null,
  -- Cases that wait for money.
  waiting int not null check (waiting >= 0),
  state bytea not null,
  primary key (fund, year, partition),
  constraint purses_sum check (source + available + escrow + committed + instructed + paid + receivable + lapsed = 0),
  constraint purses_sound check (
    source <= 0 and available >= 0 and committed >= 0 and instructed >= 0 and paid >= 0 and receivable >= 0
    and lapsed >= 0),
  constraint purses_escrow check (case when partition = -1 then escrow >= 0 else escrow <= 0 and source = 0 end)
) with (fillfactor = 50);

-- Every movement of money between two accounts of a purse, by the fact that caused it. It only grows.
create table dripline.ledger (
  lane_offset bigint not null,
  amount_fen bigint not null check (amount_fen > 0),
  -- The fact's own time, in milliseconds since 1970.
  at bigint not null,
  lane int not null,
  -- Among the entries of the fact, counted from 0.
  place int not null,
  year int not null,
  partition int not null,
  -- 1 allocation, 2 escrow, 3 gathering, 4 commitment, 5 release, 6 instruction, 7 settlement, 8 returned, 9 claim,
  -- 10 recovery, 11 writeOff, 12 lapse
  kind smallint not null,
  -- 0 source, 1 available, 2 escrow, 3 committed, 4 instructed, 5 paid, 6 receivable, 7 lapsed
  from_account smallint not null,
  to_account smallint not null,
  -- 0: none.
  instalment smallint not null,
  fund text collate "C" not null,
  -- Empty: none.
  case_id text collate "C" not null,
  primary key (lane, lane_offset, place),
  -- A kind says from where to where.
  constraint ledger_kind check (
    case kind
      when 1 then from_account = 0 and to_account = 1 and partition = -1
      when 2 then case when partition = -1 then from_account = 1 and to_account = 2
        else from_account = 2 and to_account = 1 end
      when 3 then case when partition = -1 then from_account = 2 and to_account = 1
        else from_account = 1 and to_account = 2 end
      when 4 then from_account = 1 and to_account = 3
      when 5 then from_account = 3 and to_account = 1
      when 6 then from_account = 3 and to_account = 4
      when 7 then from_account = 4 and to_account = 5
      when 8 then from_account = 4 and to_account = 3
      when 9 then from_account = 5 and to_account = 6
      when 10 then from_account = 6 and to_account = 1
      when 11 then from_account = 6 and to_account = 5
      when 12 then from_account = 1 and to_account = 7
      else false
    end)
);

-- How many households a helper looks after (R-043, R-358); the helper is a hash.
create table dripline.helpers (
  helper bigint primary key,
  version int not null,
  households int not null check (households >= 0)
) with (fillfactor = 50);

-- Enters a batch's movements into the ledger and carries their sums to the purses: the only way in which either
-- changes, whatever rights a worker has. `bases` are the versions that the batch was decided on, 0 for a new purse.
create function dripline.post(
  funds text[], years int[], partitions int[], bases int[], versions int[], earmarks text[], sources text[],
  dry_ boolean[], frozen_ boolean[], waiting_ int[], states bytea[],
  lanes int[], offsets bigint[], places int[], entry_funds text[], entry_years int[], entry_partitions int[],
  kinds smallint[], froms smallint[], tos smallint[], amounts bigint[], case_ids text[], instalments smallint[],
  times bigint[]
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known int;
  added int;
  entered bigint;
  rededicated boolean;
begin
  -- Compared before anything is booked, so that a lost race is told from an unsound booking; locked in the order
  -- of the key, a fund's reserve first, so that nobody waits in a circle.
  select count(*), coalesce(bool_or(locked.earmark not in ('', locked.stated)), false) into known, rededicated
  from (
    select p.earmark, u.earmark as stated
    from unnest(funds, years, partitions, bases, earmarks) as u(fund, year, partition, base, earmark)
    join dripline.purses p using (fund, year, partition)
    where p.version = u.base
    order by p.fund, p.year, p.partition
    for update of p
  ) as locked;
  insert into dripline.purses
    (fund, year, partition, version, earmark, source_word, source, available, escrow, committed, instructed, paid,
      receivable, lapsed, dry, frozen, waiting, state)
  select u.fund, u.year, u.partition, u.version, u.earmark, u.source, 0, 0, 0, 0, 0, 0, 0, 0, u.dry, u.frozen,
    u.waiting, u.state
  from unnest(funds, years, partitions, bases, versions, earmarks, sources, dry_, frozen_, waiting_, states)
    as u(fund, year, partition, base, version, earmark, source, dry, frozen, waiting, state)
  where u.base = 0
  on conflict do nothing;
  get diagnostics added = row_count;
  if known + added <> cardinality(funds) then
    raise exception 'lost race: % of % purses are as they were', known + added, cardinality(funds)
      using errcode = 'DL002';
  end if;
  if rededicated then
    raise exception 'money keeps the purpose that it was allocated for (R-390)' using errcode = 'DL003';
  end if;

  insert into dripline.ledger
    (lane, lane_offset, place, fund, year, partition, kind, from_account, to_account, amount_fen, case_id,
      instalment, at)
  select * from unnest(lanes, offsets, places, entry_funds, entry_years, entry_partitions, kinds, froms, tos,
    amounts, case_ids, instalments, times);

  with moved as materialized (
    select e.fund, e.year, e.partition, count(*) as entries,
      sum(case 0 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as source,
      sum(case 1 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as available,
      sum(case 2 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as escrow,
      sum(case 3 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as committed,
      sum(case 4 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as instructed,
      sum(case 5 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as paid,
      sum(case 6 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as receivable,
      sum(case 7 when e.to_ then e.amount when e.from_ then -e.amount else 0 end) as lapsed
    from unnest(entry_funds, entry_years, entry_partitions, froms, tos, amounts)
      as e(fund, year, partition, from_, to_, amount)
    group by e.fund, e.year, e.partition
  ), changed as (
    update dripline.purses p
    set version = u.version, earmark = u.earmark, source_word = u.source, dry = u.dry, frozen = u.frozen,
      waiting = u.waiting, state = u.state,
      source = p.source + coalesce(m.source, 0), available = p.available + coalesce(m.available, 0),
      escrow = p.escrow + coalesce(m.escrow, 0), committed = p.committed + coalesce(m.committed, 0),
      instructed = p.instructed + coalesce(m.instructed, 0), paid = p.paid + coalesce(m.paid, 0),
      receivable = p.receivable + coalesce(m.receivable, 0), lapsed = p.lapsed + coalesce(m.lapsed, 0)
    from unnest(funds, years, partitions, versions, earmarks, sources, dry_, frozen_, waiting_, states)
      as u(fund, year, partition, version, earmark, source, dry, frozen, waiting, state)
    left join moved m using (fund, year, partition)
    where p.fund = u.fund and p.year = u.year and p.partition = u.partition
    returning m.entries
  )
  select coalesce(sum(entries), 0) into entered from changed;
  if entered <> cardinality(amounts) then
    raise exception 'entries of purses that are not part of the batch: % of % were carried', entered,
      cardinality(amounts) using errcode = 'DL003';
  end if;
end $$;

create function dripline.put_helpers(ids bigint[], bases int[], versions int[], counts int[])
returns void language plpgsql as $$
declare
  changed int;
  added int;
begin
  update dripline.helpers h set version = u.version, households = u.households
  from unnest(ids, bases, versions, counts) as u(helper, base, version, households)
  where h.helper = u.helper and h.version = u.base;
  get diagnostics changed = row_count;
  insert into dripline.helpers (helper, version, households)
  select u.helper, u.version, u.households
  from unnest(ids, bases, versions, counts) as u(helper, base, version, households)
  where u.base = 0
  on conflict do nothing;
  get diagnostics added = row_count;
  if changed + added <> cardinality(ids) then
    raise exception 'lost race: % of % helpers written', changed + added, cardinality(ids) using errcode = 'DL002';
  end if;
end $$;

-- One more outcome: taken out of the register.
create or replace view dripline.case_overview as
select case_id, lpad(village::text, 12, '0') as village,
  programme,
  (array['unknown', 'open', 'waiting', 'returned', 'closed'])[stage + 1] as stage,
  (array['refused', 'withdrawn', 'completed', 'removed'])[outcome] as outcome,
  step, version, paid_fen
from dripline.cases
where stage > 0;

-- For people and reports: what became of a fund's money, in fen. What partitions hold in escrow is available.
create view dripline.fund_overview as
select fund, year,
  max(source_word) filter (where partition = -1) as source,
  max(earmark) filter (where partition = -1) as earmark,
  (-sum(source))::bigint as allocated, sum(available)::bigint as available, sum(committed)::bigint as committed,
  sum(instructed)::bigint as instructed, sum(paid)::bigint as paid, sum(receivable)::bigint as receivable,
  sum(lapsed)::bigint as lapsed, sum(waiting)::bigint as waiting, bool_or(dry) as dry, bool_or(frozen) as frozen
from dripline.purses
group by fund, year;

revoke execute on function dripline.post from public;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    -- To lock a purse before deciding on it needs the right to change some column of it; what money it has changes
    -- by `post` alone.
    grant select, update (version) on dripline.purses to dripline_worker;
    grant select on dripline.ledger, dripline.fund_overview to dripline_worker;
    grant select, insert, update on dripline.helpers to dripline_worker;
    grant execute on function dripline.post, dripline.put_helpers to dripline_worker;
  end if;
end $$;
