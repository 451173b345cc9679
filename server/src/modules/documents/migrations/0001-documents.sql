create table documents.document (
  case_id uuid not null,
  document_id uuid not null,
  cause_id uuid not null,
  kind text not null,
  member text,
  title text not null,
  number text not null,
  authority text not null,
  blob text not null,
  size integer not null,
  verify_token text not null,
  missing_glyphs jsonb not null,
  at timestamptz not null,
  constraint document_pk primary key (case_id, document_id),
  constraint document_once unique (case_id, cause_id, kind)
);
create index document_token on documents.document (verify_token);
create index document_blob on documents.document (blob);
comment on table documents.document is '文书(每个缘由一份,已用印)';
