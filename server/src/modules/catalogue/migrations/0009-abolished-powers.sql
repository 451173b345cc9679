-- 取消也进同一本台账 (CAT-13): a power that nobody takes over has no receiving authority; from its day nobody can apply for the item.
alter table catalogue.transfer alter column to_authority drop not null;
alter table catalogue.transfer drop constraint transfer_kind;
alter table catalogue.transfer add constraint transfer_kind
  check (kind in ('delegated', 'accepted', 'returned', 'reassigned', 'abolished'));
alter table catalogue.transfer add constraint transfer_receiver check ((kind = 'abolished') = (to_authority is null));
comment on table catalogue.transfer is '权力事项下放、承接、收回、划转、取消台账';
