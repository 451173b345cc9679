-- 数据共享: every reading of a register, for the person it is about and for the case that used it.
create table exchange.reading (
  reading_id uuid constraint reading_pk primary key,
  register text not null constraint reading_register check (register in ('population', 'enterprise')),
  subject_id uuid not null,
  role text not null,
  purpose text not null,
  case_ref text,
  requested_by text not null,
  requester text not null,
  outcome text not null constraint reading_outcome check (outcome in ('found', 'notFound', 'unavailable')),
  because text,
  hash text,
  cipher bytea,
  read_at timestamptz not null,
  constraint reading_found check ((outcome = 'found') = (cipher is not null) and (cipher is null) = (hash is null))
);
create index reading_subject on exchange.reading (subject_id, read_at desc);
comment on table exchange.reading is '共享数据查询记录(内容按主体加密)';
