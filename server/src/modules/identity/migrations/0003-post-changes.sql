-- 岗位管理: who gave or ended a post, when and why; and the role that may do so.
alter table identity.post drop constraint post_role;
alter table identity.post add constraint post_role
  check (role in ('counter', 'reviewer', 'decider', 'catalogueManager', 'supervisor', 'issuer', 'administrator'));

create table identity.post_change (
  change_id uuid constraint post_change_pk primary key,
  post_id uuid not null constraint post_change_post_fk references identity.post,
  kind text not null constraint post_change_kind check (kind in ('granted', 'limited', 'ended')),
  ends_on date,
  reason text not null,
  changed_by uuid not null constraint post_change_by_fk references identity.person,
  at timestamptz not null,
  constraint post_change_limited check (kind <> 'limited' or ends_on is not null)
);
create index post_change_at on identity.post_change (at desc);
comment on table identity.post_change is '岗位变动(授予、定期限、终止):谁、何时、为什么';
