drop function dripline.put_letters;
alter table dripline.dead_letters
  drop column state, drop column version, drop column order_lane, drop column order_offset, drop column proposer;
