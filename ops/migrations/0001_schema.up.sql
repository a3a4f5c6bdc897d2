-- The migrator has made this schema already, for its own table; by hand it is made here.
create schema if not exists dripline;
