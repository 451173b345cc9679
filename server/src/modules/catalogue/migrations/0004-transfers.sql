-- 权力下放、承接台账 (CAT-13): whose power it was, whose it becomes, on what document, judged fit to be exercised by whom, from which day.
-- The item keeps its code and its history: one more version, by another authority, in force from that day.
create table catalogue.transfer (
  transfer_id uuid constraint transfer_pk primary key,
  item text not null,
  kind text not null constraint transfer_kind check (kind in ('delegated', 'accepted', 'returned', 'reassigned')),
  from_authority text not null,
  to_authority text not null,
  basis text not null,
  assessment text not null,
  effective_on date not null,
  registered_at timestamptz not null,
  registered_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  version integer,
  constraint transfer_other check (from_authority <> to_authority),
  constraint transfer_confirmed check ((confirmed_at is null) = (confirmed_by is null) and (confirmed_at is null) = (version is null))
);
create index transfer_item on catalogue.transfer (item, registered_at desc);
comment on table catalogue.transfer is '权力事项下放、承接、收回、划转台账';
