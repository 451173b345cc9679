-- 推送的告知单: the notice itself, by the hash of its content (no person in it), and who had it sent. The link is signed and not stored.
create table intake.pushed_notice (
  content_hash text constraint pushed_notice_pk primary key constraint pushed_notice_hash check (content_hash ~ '^[0-9a-f]{64}$'),
  bundle text not null,
  notice jsonb not null,
  created_at timestamptz not null
);
comment on table intake.pushed_notice is '推送过的一次性告知单(内容不含个人信息)';
create table intake.notice_push (
  push_id uuid constraint notice_push_pk primary key,
  content_hash text not null,
  pushed_by uuid not null,
  consented boolean not null,
  at timestamptz not null
);
create index notice_push_content on intake.notice_push (content_hash);
comment on table intake.notice_push is '推送告知单的记录(窗口推送须当面征得同意)';
