-- 材料文件: what was handed in. Bytes lie encrypted in the file store; the name stands encrypted here, both under the subject's key.
create table files.file (
  file_id uuid constraint file_pk primary key,
  owner_kind text not null,
  owner_id uuid not null,
  material_key text not null,
  subject_id uuid not null,
  sha256 text not null,
  blob text not null,
  mime text not null,
  size integer not null constraint file_size check (size > 0),
  cipher bytea not null,
  verdict text constraint file_verdict check (verdict in ('valid', 'invalid', 'unverifiable')),
  signature jsonb,
  uploaded_by text not null,
  at timestamptz not null,
  constraint file_signature check ((verdict is null) = (signature is null))
);
create index file_owner on files.file (owner_kind, owner_id, at);
comment on table files.file is '材料文件(文件名与内容按主体加密)';
