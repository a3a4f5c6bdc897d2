-- Payments: what banks are to pay, in which files, and what they answered.

-- One row a file for a bank. Made first, with its payments marked; the file itself follows and may be written again.
create table dripline.payment_files (
  file_id text collate "C" primary key check (file_id ~ '^D[0-9]{8}-[0-9a-f]{24}$'),
  format text not null check (format in ('pain.001', 'csv', 'both')),
  -- The paying account's name in accounts.yaml, and the label of the funds that pay: county/2025+province/2025.
  account text not null,
  fund text not null,
  -- Day number since 1970-01-01 on which the bank is to pay.
  due int not null,
  count int not null check (count > 0),
  sum_fen bigint not null check (sum_fen > 0),
  -- Of the file as written; of both, XML first, with a space between.
  sha256 text,
  written_at timestamptz,
  -- Stands in the file: to the millisecond, as it is written there.
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  check ((sha256 is null) = (written_at is null))
);
create index payment_files_unwritten on dripline.payment_files (file_id) where written_at is null;

-- One row an instruction, inserted by the worker that decided it. Holds no name and no account.
create table dripline.payments (
  instruction_id text collate "C" primary key,
  case_id text collate "C" not null,
  programme text collate "C" not null,
  village bigint not null,
  -- The entitlement's id: case and aid step.
  entitlement text collate "C" not null,
  -- Month, stage, or 1.
  number smallint not null check (number > 0),
  attempt smallint not null check (attempt > 0),
  amount_fen bigint not null check (amount_fen > 0),
  -- [{"fund": "province", "year": 2025, "amountFen": 67500}, ...]
  funds jsonb not null check (jsonb_typeof(funds) = 'array'),
  -- Day number since 1970-01-01.
  due int not null,
  account_last4 text not null,
  file_id text collate "C" references dripline.payment_files,
  -- The fact that made it.
  lane int not null,
  lane_offset bigint not null
);
create index payments_due on dripline.payments (due, instruction_id) where file_id is null;
create index payments_file on dripline.payments (file_id, instruction_id) where file_id is not null;
create index payments_instalment on dripline.payments (entitlement, number, attempt);
-- Banks know these by a hash, since their end-to-end ids take 35 characters.
create index payments_long on dripline.payments (instruction_id) where length(instruction_id) > 35;

-- What a bank answered and a worker accepted.
create table dripline.answers (
  instruction_id text collate "C" primary key,
  -- 1 paid, 2 returned.
  outcome smallint not null check (outcome in (1, 2)),
  -- Why it was returned: 1 accountClosed, 2 nameMismatch, 3 deceased, 4 other.
  reason smallint check (reason is null or outcome = 2),
  amount_fen bigint not null check (amount_fen > 0),
  on_day int not null,
  lane int not null,
  lane_offset bigint not null
);

-- A payment is put into a file once and never leaves it; a file is marked written once.
create function dripline.keep_file() returns trigger language plpgsql as $$
begin
  raise exception '% does not change any more', tg_table_name using errcode = 'DL003';
end $$;
create trigger payments_keep_file before update on dripline.payments
  for each row when (old.file_id is not null) execute function dripline.keep_file();
create trigger payment_files_keep before update on dripline.payment_files
  for each row when (old.written_at is not null) execute function dripline.keep_file();

-- Who exports payments: reads names and accounts in the journal, and marks what is in a file. Workers cannot.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dripline_payer') then
    create role dripline_payer nologin;
  end if;
  execute format('grant dripline_payer to %I', current_user);
exception when insufficient_privilege then
  raise notice 'no right to create the role dripline_payer: payments are exported with the rights of the login';
when duplicate_object or unique_violation then
  null;
end $$;

do $$
begin
  if exists (select from pg_roles where rolname = 'dripline_worker') then
    grant select, insert on dripline.payments, dripline.answers to dripline_worker;
    grant select on dripline.payment_files to dripline_worker;
  end if;
  if exists (select from pg_roles where rolname = 'dripline_payer') then
    grant usage on schema dripline to dripline_payer;
    grant select on dripline.payments, dripline.answers, dripline.payment_files, dripline.cases, dripline.journal,
      dripline.lanes, dripline.packs, dripline.development_key to dripline_payer;
    grant update (file_id) on dripline.payments to dripline_payer;
    grant insert on dripline.payment_files to dripline_payer;
    grant update (sha256, written_at) on dripline.payment_files to dripline_payer;
    grant select on dripline.ledger, dripline.purses to dripline_payer;
  end if;
end $$;
