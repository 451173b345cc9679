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

-- 选题分析 (THG-14): two items that the same applicant asked for one by one within 30 days. Whoever they are stays here: only counts
-- leave, and of pairs that at least five different applicants made.
create view cases.v_item_pair as
with asked as (
  select c.principal_kind, c.principal_id, c.received_at, s.item
  from cases.case c join cases.strand s on s.case_id = c.case_id
  where not c.trial and c.bundle like 'single-%' and s.status <> 'passed'
)
select a.item as one, b.item as other, count(*)::int as together, count(distinct (a.principal_kind, a.principal_id))::int as applicants
from asked a
join asked b on b.principal_id = a.principal_id and b.principal_kind = a.principal_kind and a.item < b.item
  and b.received_at between a.received_at - interval '30 days' and a.received_at + interval '30 days'
group by a.item, b.item
having count(distinct (a.principal_kind, a.principal_id)) >= 5;
comment on view cases.v_item_pair is '同一申请人 30 天内分别办过的两个事项(不足 5 人的不出现)';
