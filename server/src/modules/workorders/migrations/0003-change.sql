-- 变更公开 (CAT-09): what a registered change is about, until when it had to be public, and when it was.
create or replace view workorders.v_workorder as
select workorder_id, number, type, authority, region, status, due, opened_at, closed_at,
       (opened_at at time zone 'Asia/Shanghai')::date as opened_on,
       (closed_at at time zone 'Asia/Shanghai')::date as closed_on,
       (state ->> 'contactable')::boolean as contactable,
       state ->> 'followedUpAt' is not null as followed_up,
       state ->> 'outcome' as outcome,
       case when type <> 'rectification' then subject_kind || ' ' || subject_id end as subject,
       state -> 'facts' ->> 'bundleName' as bundle_name,
       state -> 'facts' ->> 'gradeName' as grade_name,
       case when type = 'changePublication' then state -> 'facts' end as change
from workorders.workorder;
create index workorder_awaits on workorders.workorder ((state -> 'facts' ->> 'awaits')) where due is not null;
