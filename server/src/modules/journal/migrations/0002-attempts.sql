-- Published: refused attempts by day, for oversight. Codes and ids only.
create view journal.v_attempt as
select attempt_id, at, (at at time zone 'Asia/Shanghai')::date as day, command, code, actor, region, data
from platform.attempt;
comment on view journal.v_attempt is '被拒绝的违规尝试';
