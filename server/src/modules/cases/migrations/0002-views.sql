-- Published views: what lists and oversight may read. No personal data, no applicant, no text.
create index case_concluded on cases.case (concluded_at) where concluded_at is not null;

create view cases.v_case as
select case_id, receipt_no, bundle, bundle_name, region, channel, status, outcome, received_at, concluded_at, receipt_due, bundle_due,
       (state ->> 'receivedOn')::date as received_on,
       (state ->> 'acceptedOn')::date as accepted_on,
       (state ->> 'deemedAccepted')::boolean as deemed,
       jsonb_array_length(state -> 'supplements') as supplements,
       (concluded_at at time zone 'Asia/Shanghai')::date as concluded_on
from cases.case;
comment on view cases.v_case is '办件概况(不含申请人)';

create view cases.v_strand as
select s.case_id, s.member, s.number, s.item, s.item_name, s.authority, s.status, s.started_on, s.planned_due, s.promised_due, s.statutory_due,
       s.finished_at, (s.finished_at at time zone 'Asia/Shanghai')::date as finished_on,
       c.receipt_no, c.bundle, c.bundle_name, c.region, c.channel, c.status as case_status, c.received_at,
       (c.state ->> 'receivedOn')::date as received_on
from cases.strand s
join cases.case c on c.case_id = s.case_id
where s.status <> 'passed';
comment on view cases.v_strand is '子件概况(不含系统核验)';

create view cases.v_case_event as
select e.case_id, e.seq, e.event_id, e.type, e.member, e.at, e.actor, e.data, c.region
from cases.case_event e
join cases.case c on c.case_id = e.case_id;
comment on view cases.v_case_event is '办件事件(不含个人信息)';

create view cases.v_state as select case_id, seq, state from cases.case;
comment on view cases.v_state is '办件状态(供核对:状态等于事件的累计)';
