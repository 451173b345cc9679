-- Published: from when to when each version of a definition was in force.
create view catalogue.v_term as
select d.kind, d.code, v.version, v.effective_from, v.effective_to
from catalogue.definition d
join catalogue.definition_version v on v.definition_id = d.definition_id
where v.effective_from is not null;
comment on view catalogue.v_term is '定义各版本的有效期';
