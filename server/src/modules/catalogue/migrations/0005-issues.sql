-- 目录问题清单 (CAT-06): what the lint found, opened when it was first seen, closed when it was seen no more.
create table catalogue.issue (
  issue_id uuid constraint issue_pk primary key,
  rule text not null,
  place text not null,
  owner text not null,
  severity text not null constraint issue_severity check (severity in ('block', 'warn')),
  message text not null,
  remedy text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint issue_range check (closed_at is null or closed_at >= opened_at)
);
create unique index issue_open_once on catalogue.issue (rule, place) where closed_at is null;
create index issue_by_owner on catalogue.issue (owner, severity) where closed_at is null;
create index issue_closed on catalogue.issue (closed_at) where closed_at is not null;
comment on table catalogue.issue is '目录问题(体检发现,改正后自动销号)';

create table catalogue.issue_check (
  one boolean not null default true constraint issue_check_pk primary key constraint issue_check_one check (one),
  token text not null,
  checked_at timestamptz
);
comment on table catalogue.issue_check is '问题清单核对到目录的哪一版';
insert into catalogue.issue_check (token) values ('');
