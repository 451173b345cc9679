-- Files that somebody brought in: what was in them, what was wrong, what became drafts, and whether it was taken back.
create schema if not exists imports;

create table imports.batch (
  batch_id uuid constraint batch_pk primary key,
  list text not null,
  format text not null constraint batch_format check (format in ('xlsx', 'csv', 'json')),
  file_name text not null,
  file_hash text not null,
  file_size integer not null,
  row_count integer not null,
  correct_count integer not null,
  wrong_count integer not null,
  problems jsonb not null,
  mapping jsonb,
  pack jsonb,
  status text not null constraint batch_status check (status in ('checked', 'taken', 'undone')),
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  taken_at timestamptz,
  taken_by text,
  drafted integer,
  undone_at timestamptz,
  undone_by text,
  constraint batch_taken check ((status = 'checked') = (taken_at is null)),
  constraint batch_undone check ((status = 'undone') = (undone_at is not null))
);
create index batch_by_time on imports.batch (uploaded_at desc);
comment on table imports.batch is '导入批次(谁、何时、文件散列、行数、结果)';

create table imports.entry (
  batch_id uuid not null constraint entry_batch references imports.batch (batch_id),
  number integer not null,
  line integer not null,
  kind text not null,
  code text not null,
  name text not null,
  verdict text not null constraint entry_verdict check (verdict in ('new', 'changed', 'same', 'wrong')),
  problems jsonb not null,
  given jsonb,
  body jsonb,
  hash text,
  base_hash text,
  constraint entry_pk primary key (batch_id, number)
);
comment on table imports.entry is '批次中的一个定义:读出的内容、问题、和现行内容的关系';
comment on column imports.entry.base_hash is '检查时已发布内容的散列';
