-- Blocks with keys of their own, and identifiers that were erased.

-- Each block's key, sealed by the key ring; null: the ring's key sealed the block itself.
alter table dripline.journal add column key bytea;

-- What was erased, when, by whose order and why; each record is signed with a key that the ring gives.
create table dripline.erasures (
  number bigint generated always as identity primary key,
  lane int not null,
  first_offset bigint not null,
  -- The block's hash in the chain, which the erasure leaves as it was.
  chain bytea not null,
  -- SHA-256 of the block as the erasure left it.
  digest bytea not null,
  -- Ids of the cases, with spaces between.
  cases text not null,
  facts int not null,
  ordered_by text not null,
  reason text not null,
  at timestamptz not null,
  signature bytea not null
);
create index erasures_block on dripline.erasures (lane, first_offset, number);

-- Whoever it is, the owner too: the journal only grows. Only the two functions below may try to change it.
create or replace function dripline.keep_journal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('dripline.keeping', true) = 'on' then return null; end if;
  raise exception 'the journal only grows: % is refused', lower(tg_op) using errcode = 'DL003';
end $$;

-- And this is all that they may do: put in a block's place what the newest erasure left of it, or wrap its key anew.
create function dripline.keep_block() returns trigger language plpgsql as $$
begin
  if (new.lane, new.first_offset, new.end_offset, new.epoch, new.facts, new.emissions, new.chain, new.recorded_at)
    is not distinct from
    (old.lane, old.first_offset, old.end_offset, old.epoch, old.facts, old.emissions, old.chain, old.recorded_at)
    and (new.block = old.block and old.key is not null and new.key is not null
      or sha256(new.block) = (
        select e.digest from dripline.erasures e
        where e.lane = new.lane and e.first_offset = new.first_offset and e.chain = new.chain
        order by e.number desc limit 1))
  then
    return new;
  end if;
  raise exception 'the journal only grows: this update is refused' using errcode = 'DL003';
end $$;
create trigger journal_block_stays before update on dripline.journal
  for each row execute function dripline.keep_block();

create function dripline.keep_erasures() returns trigger language plpgsql as $$
begin
  raise exception 'the log of erasures only grows: % is refused', lower(tg_op) using errcode = 'DL003';
end $$;
create trigger erasures_only_grow before update or delete or truncate on dripline.erasures
  for each statement execute function dripline.keep_erasures();

-- Replaces a block by what an erasure leaves of it, and writes that down.
create function dripline.erase_block(
  lane_ int, first_ bigint, chain_ bytea, digest_ bytea, block_ bytea, key_ bytea, cases_ text, facts_ int,
  ordered_by_ text, reason_ text, at_ bigint, signature_ bytea
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare replaced int;
begin
  insert into dripline.erasures (lane, first_offset, chain, digest, cases, facts, ordered_by, reason, at, signature)
  values (lane_, first_, chain_, digest_, cases_, facts_, ordered_by_, reason_,
    timestamptz 'epoch' + at_ * interval '1 microsecond', signature_);
  perform set_config('dripline.keeping', 'on', true);
  update dripline.journal set block = block_, key = key_
  where lane = lane_ and first_offset = first_ and chain = chain_;
  get diagnostics replaced = row_count;
  perform set_config('dripline.keeping', 'off', true);
  if replaced <> 1 then raise exception 'no such block' using errcode = 'DL002'; end if;
end $$;

-- Puts keys of blocks in the place of the same keys, wrapped otherwise.
create function dripline.rewrap_blocks(lanes int[], firsts bigint[], formers bytea[], keys bytea[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('dripline.keeping', 'on', true);
  update dripline.journal j set key = u.key
  from unnest(lanes, firsts, formers, keys) as u(lane, first_offset, former, key)
  where j.lane = u.lane and j.first_offset = u.first_offset and j.key = u.former;
  perform set_config('dripline.keeping', 'off', true);
end $$;

revoke execute on function dripline.erase_block, dripline.rewrap_blocks from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'dripline_keeper') then
    create role dripline_keeper nologin;
  end if;
  execute format('grant dripline_keeper to %I', current_user);
exception when insufficient_privilege then
  raise notice 'no right to create the role dripline_keeper: its programs will use the rights of their login';
when duplicate_object or unique_violation then
  null;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_auditor') then
    grant select on dripline.erasures to dripline_auditor;
  end if;
  if exists (select from pg_roles where rolname = 'dripline_console') then
    grant select on dripline.erasures to dripline_console;
  end if;
  if exists (select from pg_roles where rolname = 'dripline_keeper') then
    grant usage on schema dripline to dripline_keeper;
    grant select on dripline.migrations, dripline.lanes, dripline.journal, dripline.cases, dripline.dead_letters,
      dripline.payments, dripline.answers, dripline.development_key to dripline_keeper;
    grant select on dripline.erasures to dripline_keeper;
    grant execute on function dripline.erase_block, dripline.rewrap_blocks to dripline_keeper;
  end if;
end $$;
