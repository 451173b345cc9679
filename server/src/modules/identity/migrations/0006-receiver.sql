-- 收件岗: takes applications in at a bank outlet or a hotline desk.
alter table identity.post drop constraint post_role;
alter table identity.post add constraint post_role check (role in ('counter', 'receiver', 'reviewer', 'decider', 'catalogueManager', 'supervisor', 'issuer', 'administrator'));
