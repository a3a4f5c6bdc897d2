-- Packs that came as facts: which regions and days they are for, in the order in which they took effect.

create table dripline.publications (
  number bigint generated always as identity primary key,
  key bigint not null unique references dripline.packs,
  pack_id text collate "C" not null,
  jurisdiction bigint not null,
  in_force_from int not null,
  in_force_to int,
  -- The fact that published it.
  lane int not null,
  lane_offset bigint not null,
  published_at timestamptz not null default now()
);

-- A pack is published once; two facts that bring the same one race for it.
create function dripline.put_publication(
  key_ bigint, hash_ text, content_ text, id_ text, jurisdiction_ bigint, from_ int, to_ int, lane_ int,
  offset_ bigint
) returns void language plpgsql as $$
declare written int;
begin
  insert into dripline.packs (key, hash, content) values (key_, hash_, content_) on conflict (key) do nothing;
  insert into dripline.publications (key, pack_id, jurisdiction, in_force_from, in_force_to, lane, lane_offset)
  values (key_, id_, jurisdiction_, from_, to_, lane_, offset_)
  on conflict (key) do nothing;
  get diagnostics written = row_count;
  if written <> 1 then
    raise exception 'lost race: the pack % has been published', hash_ using errcode = 'DL002';
  end if;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    grant select, insert on dripline.publications to dripline_worker;
    grant execute on function dripline.put_publication to dripline_worker;
  end if;
end $$;
