-- Who may do what: one role for each kind of login. ops/guides/security.md has the table, which a test tries out.

-- Whoever it is, the owner too: the journal only grows.
create function dripline.keep_journal() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows: % is refused', lower(tg_op) using errcode = 'DL003';
end $$;
create trigger journal_only_grows before update or delete or truncate on dripline.journal
  for each statement execute function dripline.keep_journal();

-- Which divisions a login that reads may see; 12 digits, zeros at the end for everything below. No row: none.
create table dripline.reader_regions (
  login name not null,
  region bigint not null check (region between 110000000000 and 999999999999),
  primary key (login, region)
);

create function dripline.region_end(region bigint) returns bigint language sql immutable strict parallel safe
return region + case
  when region % 10000000000 = 0 then 9999999999
  when region % 100000000 = 0 then 99999999
  when region % 1000000 = 0 then 999999
  when region % 1000 = 0 then 999
  else 0 end;

-- Rows of the divisions that the login was given; a security barrier, so that no function in a condition of the
-- reader's own sees the others.
create view dripline.region_cases with (security_barrier) as
select o.case_id, o.village, o.programme, o.stage, o.outcome, o.step, o.paid_fen
from dripline.case_overview o
where exists (
  select from dripline.reader_regions r
  where r.login = session_user and o.village::bigint between r.region and dripline.region_end(r.region));

-- Functions are for whom they are granted to, not for everybody.
revoke execute on all functions in schema dripline from public;

do $$
declare role_ text;
begin
  foreach role_ in array array['dripline_console', 'dripline_auditor', 'dripline_reader'] loop
    begin
      if not exists (select from pg_roles where rolname = role_) then
        execute format('create role %I nologin', role_);
      end if;
      -- Readers are never what the owner acts as.
      if role_ <> 'dripline_reader' then
        execute format('grant %I to %I', role_, current_user);
      end if;
    exception when insufficient_privilege then
      raise notice 'no right to create the role %: its programs will use the rights of their login', role_;
    when duplicate_object or unique_violation then
      null;
    end;
  end loop;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    grant select on dripline.migrations to dripline_worker;
    grant execute on function dripline.advance_lanes, dripline.check_cases, dripline.put_cases, dripline.put_claims,
      dripline.put_villages, dripline.put_publication, dripline.post, dripline.put_helpers, dripline.put_letters
      to dripline_worker;
  end if;
  if exists (select from pg_roles where rolname = 'dripline_payer') then
    grant select on dripline.migrations to dripline_payer;
  end if;
  if exists (select from pg_roles where rolname = 'dripline_console') then
    grant usage on schema dripline to dripline_console;
    grant select on dripline.migrations, dripline.lanes, dripline.journal, dripline.cases, dripline.claims,
      dripline.villages, dripline.timers, dripline.dead_letters, dripline.packs, dripline.publications,
      dripline.purses, dripline.ledger, dripline.helpers, dripline.payments, dripline.answers,
      dripline.development_key, dripline.case_overview, dripline.fund_overview to dripline_console;
  end if;
  -- Sees what an audit compares. The last digits of accounts are compared as well.
  if exists (select from pg_roles where rolname = 'dripline_auditor') then
    grant usage on schema dripline to dripline_auditor;
    grant select on dripline.migrations, dripline.lanes, dripline.journal, dripline.cases, dripline.claims,
      dripline.villages, dripline.timers, dripline.dead_letters, dripline.packs, dripline.publications,
      dripline.purses, dripline.ledger, dripline.helpers, dripline.payments, dripline.payment_files, dripline.answers,
      dripline.development_key, dripline.case_overview, dripline.fund_overview to dripline_auditor;
  end if;
  if exists (select from pg_roles where rolname = 'dripline_reader') then
    grant usage on schema dripline to dripline_reader;
    grant select on dripline.region_cases, dripline.fund_overview to dripline_reader;
    -- A view's functions run with the reader's rights.
    grant execute on function dripline.region_end to dripline_reader;
  end if;
end $$;
