-- 方案变更 (decisions.md 5, THG-24): a case may have more than one plan; its state names the one in force by hash. Plans are never
-- changed or removed: each amendment adds one, with who, when, why and on what footing.
alter table cases.plan drop constraint plan_pk;
alter table cases.plan add constraint plan_pk primary key (case_id, hash);
comment on table cases.plan is '编排方案(收件时固定;变更后并存,以办件状态记的哈希为准)';

create table cases.plan_amendment (
  case_id uuid not null,
  seq integer not null,
  before_hash text not null,
  hash text not null,
  release text not null,
  release_version integer not null,
  reason text not null,
  legal_basis text not null,
  changes jsonb not null,
  by text not null,
  at timestamptz not null,
  constraint plan_amendment_pk primary key (case_id, seq),
  constraint plan_amendment_plan foreign key (case_id, hash) references cases.plan (case_id, hash)
);
create index plan_amendment_release on cases.plan_amendment (release, at);
comment on table cases.plan_amendment is '方案变更(谁、何时、为什么、依据;只增不改)';
