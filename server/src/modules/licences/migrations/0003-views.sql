-- Published: which licences there are, by type and by the case that gave them. No holder, no content.
create view licences.v_licence as
select licence_id, type, status, issuer, issued_on, case_id, member from licences.licence;
comment on view licences.v_licence is '证照概况(不含持证人和照面内容)';
