-- 定义的生命: versions that come into force on a later day, a day after which nobody may apply, and who reviewed what.
alter table catalogue.definition add column stops_on date;
comment on column catalogue.definition.stops_on is '停办日(最后一个可以申请的日子),与取消是两回事';

alter table catalogue.definition_version drop constraint definition_version_status;
alter table catalogue.definition_version add constraint definition_version_status
  check (status in ('draft', 'scheduled', 'published', 'superseded', 'withdrawn'));
alter table catalogue.definition_version drop constraint definition_version_in_force;
alter table catalogue.definition_version add constraint definition_version_in_force check (
  case status
    when 'draft' then effective_from is null and effective_to is null and published_at is null
    when 'scheduled' then effective_from > published_at and effective_to is null
    when 'published' then effective_from is not null and effective_to is null and published_at is not null
    else effective_to is not null and published_at is not null
  end
);
create unique index definition_version_scheduled_once on catalogue.definition_version (definition_id) where status = 'scheduled';

create table catalogue.review (
  review_id uuid constraint review_pk primary key,
  definition_id uuid not null constraint review_definition references catalogue.definition (definition_id),
  version integer not null,
  hash text not null,
  submitted_at timestamptz not null,
  submitted_by text not null,
  reason text not null,
  legal_basis text,
  outcome text constraint review_outcome check (outcome in ('published', 'returned', 'changed')),
  decided_at timestamptz,
  decided_by text,
  opinion text,
  constraint review_decided check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
  constraint review_returned check (outcome is distinct from 'returned' or opinion is not null)
);
create unique index review_open_once on catalogue.review (definition_id) where outcome is null;
comment on table catalogue.review is '送审记录(编制、审核、公布)';
