-- What banks were asked and have answered is not thrown away.
do $$
begin
  if exists (select from dripline.payments) then
    raise exception 'payments were instructed: going back would lose their register';
  end if;
end $$;

drop table dripline.answers, dripline.payments, dripline.payment_files;
drop function dripline.keep_file;
