-- 事项目录: definitions, their versions, and one counter that tells readers when anything published has changed.
create table catalogue.revision (
  one boolean not null default true constraint revision_pk primary key constraint revision_one check (one),
  number bigint not null,
  token text not null,
  changed_at timestamptz
);
comment on table catalogue.revision is '目录修订号(每次变更加一)';
insert into catalogue.revision (number, token) values (0, 'empty');

create table catalogue.definition (
  definition_id uuid constraint definition_pk primary key,
  kind text not null,
  code text not null,
  owner text not null,
  created_at timestamptz not null,
  constraint definition_once unique (kind, code)
);
comment on table catalogue.definition is '定义(种类、编码、归属)';

create table catalogue.definition_version (
  definition_id uuid not null,
  version integer not null constraint definition_version_positive check (version > 0),
  status text not null constraint definition_version_status check (status in ('draft', 'published', 'superseded', 'withdrawn')),
  body jsonb not null,
  hash text not null constraint definition_version_hash check (hash ~ '^[0-9a-f]{64}$'),
  saved_at timestamptz not null,
  saved_by text not null,
  effective_from timestamptz,
  effective_to timestamptz,
  published_at timestamptz,
  published_by text,
  reason text,
  legal_basis text,
  constraint definition_version_pk primary key (definition_id, version),
  constraint definition_version_definition foreign key (definition_id) references catalogue.definition (definition_id),
  constraint definition_version_effective_once unique (definition_id, effective_from),
  constraint definition_version_range check (effective_to is null or effective_to >= effective_from),
  constraint definition_version_in_force check (
    case status
      when 'draft' then effective_from is null and effective_to is null and published_at is null
      when 'published' then effective_from is not null and effective_to is null and published_at is not null
      else effective_to is not null and published_at is not null
    end
  )
);
create unique index definition_version_draft_once on catalogue.definition_version (definition_id) where status = 'draft';
create index definition_version_in_force_now on catalogue.definition_version (definition_id) where status = 'published';
comment on table catalogue.definition_version is '定义的版本(草稿、已发布、已被取代、已取消)';
