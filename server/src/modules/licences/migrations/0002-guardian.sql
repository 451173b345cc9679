-- 监护人: who keeps the licence of a child without an account (民法典 27, 34). It stands in the guardian's space, never among the guardian's own evidence.
alter table licences.licence add column guardian_id uuid;
create index licence_guardian on licences.licence (guardian_id) where guardian_id is not null;
comment on column licences.licence.guardian_id is '监护人(代未成年人保管证照)';
