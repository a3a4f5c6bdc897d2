-- After a restore: where a lane's log begins in the lane's own count, and what was said before.

alter table dripline.lanes
  -- A record's place in the lane is its offset in the log and this: more than 0 once the log was lost.
  add column log_base bigint not null default 0,
  -- Emissions of facts below these are not looked for: their topics were lost, or made anew.
  add column told_from bigint not null default 0,
  add column internal_from bigint not null default 0,
  -- Facts below had taken effect when the database was set back, and were taken again.
  add column forgotten_to bigint not null default 0;

-- Emissions of a time that the database has forgotten, by the fact that they came from: what is decided alike is not
-- said twice, and what is decided otherwise goes by another id.
create table dripline.told (
  lane int not null,
  lane_offset bigint not null,
  place int not null,
  -- How often something else had been said under this place before.
  again int not null,
  -- Of topic, subject and value.
  digest bigint not null,
  primary key (lane, lane_offset, place)
);

-- What `dripline recover` did.
create table dripline.recoveries (
  number bigint generated always as identity primary key,
  kind text not null check (kind in ('database', 'cluster')),
  recovered_at timestamptz not null default now(),
  -- Facts that had taken effect and will again, and emissions that had been published.
  facts_again bigint not null,
  told bigint not null,
  published bigint not null
);

do $$
declare role_ text;
begin
  foreach role_ in array array['dripline_worker', 'dripline_console', 'dripline_auditor'] loop
    if exists (select from pg_roles where rolname = role_) then
      execute format('grant select on dripline.told, dripline.recoveries, dripline.migrations to %I', role_);
    end if;
  end loop;
end $$;
