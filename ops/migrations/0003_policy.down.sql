drop function dripline.put_publication;
drop table dripline.publications;
