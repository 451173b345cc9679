-- 电子证照库: one row per version of a licence; what stands on it is encrypted under the holder's key.
create table licences.licence (
  licence_id uuid constraint licence_pk primary key,
  type text not null,
  type_name text not null,
  identifier text not null constraint licence_identifier_once unique,
  serial_no text not null,
  number text not null,
  version integer not null constraint licence_version check (version between 1 and 999),
  ordinal integer not null,
  holder_kind text not null constraint licence_holder_kind check (holder_kind in ('person', 'organisation')),
  holder_id uuid not null,
  status text not null constraint licence_status check (status in ('active', 'superseded', 'suspended', 'revoked', 'cancelled', 'expired', 'void')),
  cipher bytea not null,
  attributes_hash text not null,
  issuer text not null,
  issuer_name text not null,
  case_id uuid,
  member text,
  decision_id uuid,
  issued_on date not null,
  valid_from date not null,
  valid_to date,
  applied_on date,
  verify_token text not null constraint licence_token_once unique,
  predecessor uuid,
  document_hash text,
  document_blob text,
  missing_glyphs integer,
  seq integer not null,
  created_at timestamptz not null,
  constraint licence_ordinal_once unique (holder_id, type, ordinal),
  constraint licence_validity check (valid_to is null or valid_to >= valid_from),
  constraint licence_document check ((document_hash is null) = (document_blob is null)),
  constraint licence_predecessor foreign key (predecessor) references licences.licence (licence_id)
);
create unique index licence_decision_once on licences.licence (decision_id) where decision_id is not null;
create index licence_number on licences.licence (number);
create index licence_issuer on licences.licence (issuer, created_at desc);
create index licence_document_hash on licences.licence (document_hash) where document_hash is not null;
create index licence_due on licences.licence (valid_to) where status in ('active', 'suspended') and valid_to is not null;
comment on table licences.licence is '电子证照(每版一行,照面内容按持证主体加密)';

create table licences.status_change (
  licence_id uuid not null,
  seq integer not null,
  act text not null,
  from_status text not null,
  to_status text not null,
  law text,
  cipher bytea,
  actor text not null,
  at timestamptz not null,
  constraint status_change_pk primary key (licence_id, seq),
  constraint status_change_licence foreign key (licence_id) references licences.licence (licence_id)
);
comment on table licences.status_change is '证照状态变动(理由按持证主体加密)';
