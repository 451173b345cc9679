-- 材料库带入 (FRM-11): the applicant may do without what was handed in before.
alter table intake.application add column left_out jsonb not null default '[]';
comment on column intake.application.left_out is '不从材料库带入的材料';
-- 签署 (FRM-14): each act of signing stays; the last one at a place counts, as long as what was signed is unchanged.
create table intake.signature (
  signature_id uuid constraint signature_pk primary key,
  application_id uuid not null,
  material text not null,
  place text not null,
  way text not null constraint signature_way check (way in ('drawn', 'typed', 'scan', 'paper', 'withdrawn')),
  content_hash text not null constraint signature_hash check (content_hash ~ '^[0-9a-f]{64}$'),
  cipher bytea,
  account_id uuid not null,
  person_id uuid,
  capacity text,
  session_id uuid,
  signed_at timestamptz not null
);
create index signature_application on intake.signature (application_id, signed_at);
comment on table intake.signature is '签署记录(谁、何时、以什么方式、签的是哪一版内容;笔迹加密)';
comment on column intake.signature.way is '手写、输入姓名确认、扫描件上已签、纸质原件上已签、撤回';
