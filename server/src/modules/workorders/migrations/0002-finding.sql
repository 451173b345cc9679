-- The card that an urging order answers: `subject` of findings and months only, never of a rating (T18).
create or replace view workorders.v_workorder as
select workorder_id, number, type, authority, region, status, due, opened_at, closed_at,
       (opened_at at time zone 'Asia/Shanghai')::date as opened_on,
       (closed_at at time zone 'Asia/Shanghai')::date as closed_on,
       (state ->> 'contactable')::boolean as contactable,
       state ->> 'followedUpAt' is not null as followed_up,
       state ->> 'outcome' as outcome,
       case when type <> 'rectification' then subject_kind || ' ' || subject_id end as subject,
       state -> 'facts' ->> 'bundleName' as bundle_name,
       state -> 'facts' ->> 'gradeName' as grade_name
from workorders.workorder;
