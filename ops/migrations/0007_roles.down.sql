-- The roles stay, without rights here: another database of the server may use them.
do $$
declare role_ text;
begin
  for role_ in select rolname from pg_roles where rolname in ('dripline_console', 'dripline_auditor', 'dripline_reader') loop
    execute format('revoke all on all tables in schema dripline from %I', role_);
    execute format('revoke all on all functions in schema dripline from %I', role_);
    execute format('revoke usage on schema dripline from %I', role_);
  end loop;
  for role_ in select rolname from pg_roles where rolname in ('dripline_worker', 'dripline_payer') loop
    execute format('revoke all on dripline.migrations from %I', role_);
  end loop;
end $$;
-- As a new function comes: everybody's, but for what books money.
grant execute on all functions in schema dripline to public;
revoke execute on function dripline.post from public;

drop view dripline.region_cases;
drop table dripline.reader_regions;
drop function dripline.region_end;
drop trigger journal_only_grows on dripline.journal;
drop function dripline.keep_journal;
