-- 试办 (THG-16): a draft compiled like a publication and opened to whoever has the code. Not a release: it takes no number, is in no
-- list, and its cases are test cases. The code is no secret of a person and stands as it is.
create table bundles.trial (
  trial_id uuid constraint trial_pk primary key,
  bundle text not null,
  code text not null constraint trial_code_once unique constraint trial_code check (code ~ '^[2-9A-HJ-NP-Z]{8}$'),
  hash text not null constraint trial_hash check (hash ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  reason text not null,
  ends_on date not null,
  started_at timestamptz not null,
  started_by text not null,
  ended_at timestamptz,
  ended_by text,
  ended_because text constraint trial_because check (ended_because in ('revoked', 'replaced', 'published')),
  end_reason text,
  constraint trial_ended check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_because is null))
);
-- At most one: whoever starts one holds the lock of the catalogue. Not unique, because one statement ends the old and starts the new.
create index trial_running on bundles.trial (bundle) where ended_at is null;
create index trial_release on bundles.trial (hash);
comment on table bundles.trial is '试办(测试上线):编译好的草稿、试办码、起止';
