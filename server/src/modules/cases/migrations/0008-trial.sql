-- 测试件 (THG-16): a fact of the state, beside it for lists. Whatever counts or warns reads v_case and v_strand, which know no test
-- case; v_case_event and v_state keep them, because state equals the fold of events for every case.
alter table cases.case add column trial boolean not null generated always as (coalesce((state ->> 'trial')::boolean, false)) stored;
comment on column cases.case.trial is '测试件:不具法律效力,不计入统计';

create or replace view cases.v_case as
select case_id, receipt_no, bundle, bundle_name, region, channel, status, outcome, received_at, concluded_at, receipt_due, bundle_due,
       received_day::date as received_on,
       accepted_day::date as accepted_on,
       deemed,
       supplements,
       (concluded_at at time zone 'Asia/Shanghai')::date as concluded_on
from cases.case
where not trial;

create view cases.v_trial as select case_id from cases.case where trial;
comment on view cases.v_trial is '测试件(供各统计排除)';

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
where s.status <> 'passed' and not c.trial;
