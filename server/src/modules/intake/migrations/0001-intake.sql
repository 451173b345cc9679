create table intake.application (
  application_id uuid constraint application_pk primary key,
  account_id uuid not null,
  person_id uuid,
  principal_kind text not null constraint application_principal_kind check (principal_kind in ('person', 'organisation')),
  principal_id uuid not null,
  channel text not null constraint application_channel check (channel in ('portal', 'counter')),
  region text not null,
  bundle text not null,
  release text not null,
  answers jsonb not null,
  opted_out jsonb not null,
  commitments jsonb not null,
  readings jsonb not null,
  cipher bytea,
  version integer not null,
  status text not null constraint application_status check (status in ('draft', 'submitted')),
  case_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint application_case check ((status = 'submitted') = (case_id is not null))
);
create index application_principal on intake.application (principal_id, status, updated_at desc);
comment on table intake.application is '申请(提交前的草稿;填写内容加密)';
comment on column intake.application.readings is '已读取的登记信息编号(角色 -> 编号)';
