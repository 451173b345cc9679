-- 一件事: compiled releases. A release row never changes but for its status; `single` rows keep what was offered for one item alone.
create table bundles.release (
  hash text constraint release_pk primary key constraint release_hash check (hash ~ '^[0-9a-f]{64}$'),
  bundle text not null,
  version integer not null constraint release_version_positive check (version > 0),
  definition_version integer,
  status text not null constraint release_status check (status in ('published', 'superseded', 'withdrawn', 'single')),
  body jsonb not null,
  findings jsonb not null,
  inputs_hash text not null,
  published_at timestamptz not null,
  published_by text not null,
  reason text not null,
  ended_at timestamptz,
  constraint release_ended check ((status in ('superseded', 'withdrawn')) = (ended_at is not null))
);
create unique index release_version_once on bundles.release (bundle, version) where status <> 'single';
create index release_offered on bundles.release (bundle) where status = 'published';
comment on table bundles.release is '一件事发布版(编译结果,不变)';
