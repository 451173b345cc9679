-- 工单: one row a work order (lock, state, list columns), its events, and its free texts.
create table workorders.workorder (
  workorder_id uuid constraint workorder_pk primary key,
  number text not null constraint workorder_number_once unique,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  case_id uuid,
  contact_kind text constraint workorder_contact_kind check (contact_kind in ('person', 'organisation')),
  contact_id uuid,
  authority text not null,
  region text not null,
  status text not null,
  due date,
  escalated_due date,
  opened_at timestamptz not null,
  closed_at timestamptz,
  state jsonb not null,
  seq integer not null,
  constraint workorder_subject_once unique (type, subject_kind, subject_id),
  constraint workorder_contact check ((contact_kind is null) = (contact_id is null)),
  constraint workorder_closed check ((closed_at is not null) = (due is null))
);
create index workorder_queue on workorders.workorder (authority, status, due);
create index workorder_overdue on workorders.workorder (due) where due is not null;
comment on table workorders.workorder is '工单(差评整改等)';
comment on column workorders.workorder.contact_id is '可以回访的人(实名),承办部门看不到';

create table workorders.workorder_event (
  workorder_id uuid not null,
  seq integer not null,
  event_id uuid not null,
  type text not null,
  at timestamptz not null,
  actor text not null,
  data jsonb not null,
  engine integer not null,
  constraint workorder_event_pk primary key (workorder_id, seq),
  constraint workorder_event_workorder foreign key (workorder_id) references workorders.workorder (workorder_id)
);
comment on table workorders.workorder_event is '工单事件(不含个人信息)';

create table workorders.workorder_note (
  workorder_id uuid not null,
  note_id uuid not null,
  cipher bytea not null,
  constraint workorder_note_pk primary key (workorder_id, note_id),
  constraint workorder_note_workorder foreign key (workorder_id) references workorders.workorder (workorder_id)
);
comment on table workorders.workorder_note is '工单中的文字(按工单加密)';

-- Published: without the contact, the case and every text.
create view workorders.v_workorder as
select workorder_id, number, type, authority, region, status, due, opened_at, closed_at,
       (opened_at at time zone 'Asia/Shanghai')::date as opened_on,
       (closed_at at time zone 'Asia/Shanghai')::date as closed_on,
       (state ->> 'contactable')::boolean as contactable,
       state ->> 'followedUpAt' is not null as followed_up,
       state ->> 'outcome' as outcome
from workorders.workorder;
comment on view workorders.v_workorder is '工单概况(不含评价人与正文)';
