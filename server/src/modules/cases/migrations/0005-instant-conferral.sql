-- 即办 of a decision, for lists and oversight; 协同邀请: the invited authority's list. What was asked, of which fields, and the answer
-- stand in the events and notes of the case.
alter table cases.strand add column instant boolean not null default false;
comment on column cases.strand.instant is '是否当场办结(即办)';

create table cases.conferral (
  case_id uuid not null,
  conferral_id uuid not null,
  member text not null,
  authority text not null,
  asked_at timestamptz not null,
  due date not null,
  answered_at timestamptz,
  constraint conferral_pk primary key (case_id, conferral_id),
  constraint conferral_strand foreign key (case_id, member) references cases.strand (case_id, member)
);
create index conferral_open on cases.conferral (authority, due) where answered_at is null;
comment on table cases.conferral is '协同邀请(征求其他部门意见)';

create or replace view cases.v_strand as
select s.case_id, s.member, s.number, s.item, s.item_name, s.authority, s.status, s.started_on, s.planned_due, s.promised_due, s.statutory_due,
       s.finished_at, (s.finished_at at time zone 'Asia/Shanghai')::date as finished_on,
       c.receipt_no, c.bundle, c.bundle_name, c.region, c.channel, c.status as case_status, c.received_at,
       c.received_day::date as received_on,
       s.deciding_region, s.item_version,
       exists (select from cases.case_event e
               where e.case_id = s.case_id and e.member = s.member and e.type = 'strand.handed-over' and e.data ->> 'manner' = 'counter') as collected,
       s.instant
from cases.strand s
join cases.case c on c.case_id = s.case_id
where s.status <> 'passed';
