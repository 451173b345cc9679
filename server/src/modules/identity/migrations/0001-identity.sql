-- People, organisations, mandates, accounts, posts and sessions. Facts of a person stand encrypted under the person's own key.
create table identity.person (
  person_id uuid constraint person_pk primary key,
  code text constraint person_code_once unique,
  matching_hash text not null constraint person_matching_hash_once unique,
  facts bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table identity.person is '自然人(姓名、证件号码、电话、地址加密存放)';
comment on column identity.person.matching_hash is '证件散列码:按号码找人而不存号码';

create table identity.organisation (
  organisation_id uuid constraint organisation_pk primary key,
  code text constraint organisation_code_once unique,
  uscc text not null constraint organisation_uscc_once unique,
  name text not null,
  address text not null,
  legal_representative_id uuid not null constraint organisation_representative_fk references identity.person,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index organisation_representative on identity.organisation (legal_representative_id);
comment on table identity.organisation is '法人和其他组织';
comment on column identity.organisation.legal_representative_id is '法定代表人、负责人或经营者';

create table identity.mandate (
  mandate_id uuid constraint mandate_pk primary key,
  code text constraint mandate_code_once unique,
  organisation_id uuid not null constraint mandate_organisation_fk references identity.organisation,
  agent_id uuid not null constraint mandate_agent_fk references identity.person,
  bundles text[] constraint mandate_bundles check (cardinality(bundles) > 0),
  starts_on date not null,
  ends_on date not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid constraint mandate_revoker_fk references identity.person,
  constraint mandate_days check (starts_on <= ends_on),
  constraint mandate_revoked check ((revoked_at is null) = (revoked_by is null))
);
create index mandate_agent on identity.mandate (agent_id) where revoked_at is null;
create index mandate_organisation on identity.mandate (organisation_id);
comment on table identity.mandate is '委托:经办人在期限内代组织办理';
comment on column identity.mandate.bundles is '委托范围(一件事编码),空为全部';

create table identity.account (
  account_id uuid constraint account_pk primary key,
  login text not null constraint account_login_once unique,
  password_hash text not null,
  person_id uuid not null constraint account_person_fk references identity.person,
  kind text not null constraint account_kind check (kind in ('citizen', 'staff')),
  purpose text,
  created_at timestamptz not null,
  closed_at timestamptz
);
create index account_person on identity.account (person_id);
comment on table identity.account is '账号(群众或工作人员)';

create table identity.post (
  post_id uuid constraint post_pk primary key,
  code text constraint post_code_once unique,
  person_id uuid not null constraint post_person_fk references identity.person,
  authority text not null,
  role text not null constraint post_role check (role in ('counter', 'reviewer', 'decider', 'catalogueManager', 'supervisor', 'issuer')),
  region text not null,
  name text not null,
  stand_in text not null constraint post_stand_in check (stand_in in ('A', 'B')),
  hall text,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index post_person on identity.post (person_id) where ended_at is null;
create index post_authority on identity.post (authority, role) where ended_at is null;
comment on table identity.post is '岗位(A 主岗、B 替补岗)';

create table identity.session (
  session_id uuid constraint session_pk primary key,
  token_hash text not null constraint session_token_unique unique,
  account_id uuid not null constraint session_account_fk references identity.account,
  principal_kind text constraint session_principal_kind check (principal_kind in ('person', 'organisation')),
  principal_id uuid,
  capacity text constraint session_capacity check (capacity in ('self', 'legalRepresentative', 'mandate')),
  mandate_id uuid constraint session_mandate_fk references identity.mandate,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_principal check ((principal_kind is null) = (principal_id is null) and (principal_kind is null) = (capacity is null)),
  constraint session_mandate check ((capacity is not distinct from 'mandate') = (mandate_id is not null))
);
create index session_account on identity.session (account_id);
comment on table identity.session is '登录会话(只存令牌的散列;时间为实际时间,不随业务时钟)';

create table identity.sign_in_attempt (
  subject text constraint sign_in_attempt_pk primary key,
  failures integer not null constraint sign_in_attempt_failures check (failures > 0),
  last_failed_at timestamptz not null,
  blocked_until timestamptz
);
comment on table identity.sign_in_attempt is '登录失败计数(按账号、按网络地址,均为散列)';
