-- 办件: one row a case (lock, state, list columns), its strands for queues, its events, plan, parties, personal values, notes.
create table cases.case (
  case_id uuid constraint case_pk primary key,
  receipt_no text not null,
  query_code_hash text not null,
  bundle text not null,
  bundle_name text not null,
  release text not null,
  region text not null,
  channel text not null,
  account_id uuid,
  principal_kind text not null,
  principal_id uuid not null,
  status text not null,
  outcome text,
  received_at timestamptz not null,
  accepted_at timestamptz,
  receipt_due date,
  bundle_due date,
  concluded_at timestamptz,
  state jsonb not null,
  seq integer not null
);
create index case_principal on cases.case (principal_id, received_at desc);
create index case_receipt_no on cases.case (receipt_no);
create index case_status on cases.case (status, received_at);
create index case_receipt_due on cases.case (receipt_due) where status = 'received';
comment on table cases.case is '办件(一件事申请)';

create table cases.strand (
  case_id uuid not null,
  member text not null,
  number text,
  item text not null,
  item_name text not null,
  item_version integer not null,
  authority text not null,
  deciding_region text not null,
  status text not null,
  started_on date,
  planned_due date,
  promised_due date,
  statutory_due date,
  provisional boolean not null default false,
  finished_at timestamptz,
  constraint strand_pk primary key (case_id, member),
  constraint strand_case foreign key (case_id) references cases.case (case_id)
);
create index strand_queue on cases.strand (authority, status, planned_due);
comment on table cases.strand is '子件(一个事项由一个部门办理)';

create table cases.case_event (
  case_id uuid not null,
  seq integer not null,
  event_id uuid not null,
  type text not null,
  member text,
  at timestamptz not null,
  actor text not null,
  data jsonb not null,
  engine integer not null,
  constraint case_event_pk primary key (case_id, seq),
  constraint case_event_case foreign key (case_id) references cases.case (case_id)
);
comment on table cases.case_event is '办件事件(不含个人信息)';

create table cases.plan (
  case_id uuid constraint plan_pk primary key,
  hash text not null,
  plan jsonb not null,
  constraint plan_case foreign key (case_id) references cases.case (case_id)
);
comment on table cases.plan is '编排方案(收件时固定)';

create table cases.party (
  case_id uuid not null,
  role text not null,
  subject_id uuid not null,
  kind text not null,
  constraint party_pk primary key (case_id, role),
  constraint party_case foreign key (case_id) references cases.case (case_id)
);
comment on table cases.party is '当事人(角色与主体)';

create table cases.personal (
  case_id uuid not null,
  subject_id uuid not null,
  role text not null,
  version integer not null,
  cipher bytea not null,
  constraint personal_pk primary key (case_id, subject_id, role, version),
  constraint personal_case foreign key (case_id) references cases.case (case_id)
);
comment on table cases.personal is '表单值(按主体加密)';

create table cases.note (
  case_id uuid not null,
  note_id uuid not null,
  subject_id uuid not null,
  cipher bytea not null,
  constraint note_pk primary key (case_id, note_id),
  constraint note_case foreign key (case_id) references cases.case (case_id)
);
comment on table cases.note is '意见与理由正文(加密)';
