-- 一次一评: besides a concluded case, a service visit (at a window, by telephone, at a terminal) is rated, once. Rating devices are
-- tablets paired with a window.
alter table ratings.invitation rename column case_id to subject_id;
alter table ratings.rating rename column case_id to subject_id;
alter table ratings.rating rename constraint rating_case_once to rating_subject_once;
alter table ratings.invitation
  add column subject_kind text not null default 'case' constraint invitation_subject_kind check (subject_kind in ('case', 'visit')),
  add column case_id uuid,
  add column account_id uuid,
  add column window_name text,
  alter column principal_kind drop not null,
  alter column principal_id drop not null;
update ratings.invitation set case_id = subject_id;
alter table ratings.invitation
  alter column subject_kind drop default,
  add constraint invitation_case_once unique (case_id, subject_kind),
  add constraint invitation_of_case check (subject_kind = 'visit' or (case_id = subject_id and principal_id is not null)),
  add constraint invitation_principal check ((principal_kind is null) = (principal_id is null));
create index invitation_window on ratings.invitation (account_id, created_at desc) where account_id is not null;
comment on table ratings.invitation is '评价邀请(每件办结的办件一份,每次服务一份,只存令牌的散列)';
comment on column ratings.invitation.case_id is '办件;不为办件而来的服务为空';
comment on column ratings.invitation.account_id is '接待人员的账号(自助终端为空)';

alter table ratings.rating
  add column via text not null default 'page' constraint rating_via check (via in ('page', 'message', 'device', 'kiosk'));
alter table ratings.rating alter column via drop default;
comment on column ratings.rating.via is '在哪里评的:网页、短信链接、评价器、自助终端';

create table ratings.device (
  account_id uuid constraint device_pk primary key,
  window_name text not null,
  code_hash text not null constraint device_code_once unique,
  code_until timestamptz not null,
  token_hash text constraint device_token_once unique,
  paired_at timestamptz,
  constraint device_paired check ((token_hash is null) = (paired_at is null))
);
comment on table ratings.device is '窗口评价器(一个窗口一台,重新配对即换;配对码和设备令牌只存散列)';

-- The share of rated cases is counted over cases; ratings of visits are ratings.
create or replace view ratings.v_invitation as
select i.bundle, i.channel, i.region, i.lead as authority, i.concluded_on, r.rating_id is not null as rated
from ratings.invitation i
left join ratings.rating r on r.subject_id = i.subject_id
where i.subject_kind = 'case';
