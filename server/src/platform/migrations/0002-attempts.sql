-- 被拒绝的尝试: refusals that their list declares as recorded (decisions: docs/adr/0014): counted by oversight, never personal data.
create table platform.attempt (
  attempt_id uuid constraint attempt_pk primary key,
  at timestamptz not null,
  command text not null,
  code text not null,
  actor text not null,
  region text,
  data jsonb not null
);
create index attempt_at on platform.attempt (at);
comment on table platform.attempt is '被拒绝的违规尝试(不含个人信息)';
