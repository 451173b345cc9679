-- What oversight reads besides clocks: the level of the deciding region, the visits that were recorded, and the fees.
create index case_event_collected on cases.case_event (case_id, member)
  where type = 'strand.handed-over' and data ->> 'manner' = 'counter';
create index case_event_fee on cases.case_event (case_id, member) where type = 'strand.fee-recorded';

create or replace view cases.v_strand as
select s.case_id, s.member, s.number, s.item, s.item_name, s.authority, s.status, s.started_on, s.planned_due, s.promised_due, s.statutory_due,
       s.finished_at, (s.finished_at at time zone 'Asia/Shanghai')::date as finished_on,
       c.receipt_no, c.bundle, c.bundle_name, c.region, c.channel, c.status as case_status, c.received_at,
       c.received_day::date as received_on,
       s.deciding_region, s.item_version,
       exists (select from cases.case_event e
               where e.case_id = s.case_id and e.member = s.member and e.type = 'strand.handed-over' and e.data ->> 'manner' = 'counter') as collected
from cases.strand s
join cases.case c on c.case_id = s.case_id
where s.status <> 'passed';

create view cases.v_fee as
select e.case_id, e.member, e.data ->> 'fee' as fee, sum((e.data ->> 'amountFen')::bigint)::bigint as amount_fen,
       max((e.data ->> 'publishedFen')::bigint)::bigint as published_fen, max(e.seq) as seq,
       (max(e.at) at time zone 'Asia/Shanghai')::date as day
from cases.case_event e
where e.type = 'strand.fee-recorded'
group by e.case_id, e.member, e.data ->> 'fee';
comment on view cases.v_fee is '登记的收费(按子件和收费项目合计)';
