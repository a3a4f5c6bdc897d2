-- What operators order about dead letters: which state each is in, and by which order.

alter table dripline.dead_letters
  -- 0 open, 1 a correction is proposed, 2 tried again, 3 discarded
  add column state smallint not null default 0 check (state between 0 and 3),
  -- Counts the orders that changed it; the next one must find it unchanged.
  add column version int not null default 0,
  -- The order that it stands by.
  add column order_lane int,
  add column order_offset bigint,
  -- Whose proposal it is: a hash.
  add column proposer bigint not null default 0,
  add constraint dead_letters_order check ((order_lane is null) = (version = 0) and (order_lane is null) = (order_offset is null));

-- Writes dead letters whose version is still the one that was decided on.
create function dripline.put_letters(
  lanes int[], offsets bigint[], bases int[], versions int[], states smallint[], order_lanes int[], order_offsets bigint[],
  proposers bigint[]
) returns void language plpgsql as $$
declare written int;
begin
  update dripline.dead_letters d
  set version = u.version, state = u.state, order_lane = u.order_lane, order_offset = u.order_offset, proposer = u.proposer
  from unnest(lanes, offsets, bases, versions, states, order_lanes, order_offsets, proposers)
    as u(lane, at_offset, base, version, state, order_lane, order_offset, proposer)
  where d.lane = u.lane and d.lane_offset = u.at_offset and d.version = u.base;
  get diagnostics written = row_count;
  if written <> cardinality(lanes) then
    raise exception 'lost race: % of % dead letters written', written, cardinality(lanes) using errcode = 'DL002';
  end if;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    grant update (version, state, order_lane, order_offset, proposer) on dripline.dead_letters to dripline_worker;
    grant execute on function dripline.put_letters to dripline_worker;
  end if;
end $$;
