-- 个人信息: who opened a case file and why; and people whose account is closed, until their key is destroyed.
create table cases.opening (
  case_id uuid not null,
  member text not null,
  account_id text not null,
  authority text not null,
  post text not null,
  hour timestamptz not null,
  constraint opening_pk primary key (case_id, member, account_id, hour),
  constraint opening_case foreign key (case_id) references cases.case (case_id)
);
comment on table cases.opening is '查看办件的记录(谁、哪个岗位、哪一小时),给当事人看';
comment on column cases.opening.member is '事项;空串为整个办件';

create table cases.erasure (
  subject_id uuid constraint erasure_pk primary key,
  closed_at timestamptz not null,
  due_on date,
  waits_for text not null constraint erasure_waits check (waits_for in ('nothing', 'term', 'permanent', 'unconfirmed')),
  done_at timestamptz
);
create index erasure_open on cases.erasure (due_on) where done_at is null;
comment on table cases.erasure is '已注销账号的个人信息:保管期限届满后销毁密钥';
comment on column cases.erasure.waits_for is '等什么:保管期限、永久保管、期限未经确认';
create index party_subject on cases.party (subject_id);
