-- 备案 (CAT-15): what was filed at once and is now to be supervised. Read by oversight; names no person.
create view cases.v_filing as
select s.case_id, s.member, c.receipt_no, c.bundle_name, s.item, s.item_name, s.authority, c.region,
       c.state #>> array['strands', s.member, 'filing', 'number'] as number,
       (s.finished_at at time zone 'Asia/Shanghai')::date as filed_on,
       s.finished_at as filed_at
from cases.strand s
join cases.case c on c.case_id = s.case_id
where s.status = 'filed' and not c.trial;
comment on view cases.v_filing is '备案(收讫即成,事中事后监管用)';

create index strand_filed on cases.strand (finished_at desc) where status = 'filed';
