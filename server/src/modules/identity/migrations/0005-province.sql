-- Signing in through the provincial identity system: who is bound to whom, and flows under way. Accounts that began there have no password.
alter table identity.account alter column password_hash drop not null;

create table identity.province_binding (
  account_id uuid constraint province_binding_pk primary key constraint province_binding_account_fk references identity.account,
  subject_hash text not null constraint province_binding_subject_once unique,
  bound_at timestamptz not null
);
comment on table identity.province_binding is '省统一身份认证绑定(只存省内标识的散列)';

create table identity.province_flow (
  flow_hash text constraint province_flow_pk primary key,
  expires_at timestamptz not null
);
create index province_flow_expires on identity.province_flow (expires_at);
comment on table identity.province_flow is '正在进行的省认证登录(一次有效,十分钟;时间为实际时间)';
