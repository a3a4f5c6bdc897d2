-- The former program cannot open blocks with keys of their own.
do $$
begin
  if exists (select from dripline.journal where key is not null) then
    raise exception 'the journal has blocks that only this version opens: it cannot go back'
      using errcode = 'DL004';
  end if;
end $$;

drop function dripline.erase_block, dripline.rewrap_blocks;
drop trigger journal_block_stays on dripline.journal;
drop function dripline.keep_block;
create or replace function dripline.keep_journal() returns trigger language plpgsql as $$
begin
  raise exception 'the journal only grows: % is refused', lower(tg_op) using errcode = 'DL003';
end $$;

drop table dripline.erasures;
drop function dripline.keep_erasures;
alter table dripline.journal drop column key;
