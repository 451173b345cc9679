-- 消息: what a person or an organisation is told. No personal data: a kind and its parameters; the words are made when read.
create table notices.notice (
  notice_id uuid constraint notice_pk primary key,
  recipient_kind text not null constraint notice_recipient_kind check (recipient_kind in ('person', 'organisation')),
  recipient_id uuid not null,
  case_id uuid,
  kind text not null,
  params jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  constraint notice_read check (read_at is null or read_at >= at)
);
create index notice_recipient on notices.notice (recipient_id, at desc, notice_id desc);
comment on table notices.notice is '消息(办理进度告知,不含个人信息)';
