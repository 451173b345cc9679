-- 每件的内容量 (THG-19): how many materials its items ask for and how many the applicant brings, and its items; counts and codes only.
create view cases.v_case_content as
select c.case_id, c.bundle, c.region, c.status, c.received_day::date as received_on, c.accepted_day::date as accepted_on,
       (c.concluded_at at time zone 'Asia/Shanghai')::date as concluded_on,
       (select coalesce(array_agg(s.item order by s.item), '{}') from cases.strand s where s.case_id = c.case_id and s.status <> 'passed') as items,
       m.asked, m.brought
from cases.case c
join cases.plan p on p.case_id = c.case_id and p.hash = c.state ->> 'planHash'
cross join lateral (
  select coalesce(sum((select count(*) from jsonb_array_elements(one -> 'uses') use where use ->> 'necessity' <> 'optional')), 0)::int as asked,
         (count(*) filter (where one ->> 'disposition' = 'bring'))::int as brought
  from jsonb_array_elements(p.plan -> 'materials') one
  where (one ->> 'required')::boolean
) m
where not c.trial;
comment on view cases.v_case_content is '每件要的材料数、自带的材料数和事项(供运行监测)';
