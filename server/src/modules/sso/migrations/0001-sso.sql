-- RelyingParties that people may open without signing in again, what people agreed to, and what the OpenID protocol has under way.
create schema if not exists sso;

create table sso.relying_party (
  code text constraint relying_party_pk primary key,
  name text not null,
  operator text not null,
  address text not null,
  callbacks text[] not null constraint relying_party_callbacks check (cardinality(callbacks) > 0),
  scopes text[] not null,
  secret_hash text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table sso.relying_party is '已注册应用(只存密钥的散列)';

create table sso.consent (
  consent_id uuid constraint consent_pk primary key,
  account_id uuid not null,
  relying_party text not null constraint consent_relying_party_fk references sso.relying_party,
  scopes text[] not null,
  agreed_at timestamptz not null,
  withdrawn_at timestamptz
);
create index consent_in_force on sso.consent (account_id, relying_party) where withdrawn_at is null;
comment on table sso.consent is '账号同意应用取得哪些信息(个人信息保护法 14、15)';

create table sso.signing_key (
  key_id uuid constraint signing_key_pk primary key,
  private_key bytea not null,
  created_at timestamptz not null
);
comment on table sso.signing_key is '身份令牌的签名密钥(加密存放)';

create table sso.artifact (
  model text not null,
  id_hash text not null,
  payload jsonb not null,
  grant_id text,
  expires_at timestamptz not null,
  constraint artifact_pk primary key (model, id_hash)
);
create index artifact_grant on sso.artifact (grant_id) where grant_id is not null;
create index artifact_expires on sso.artifact (expires_at);
comment on table sso.artifact is '协议中间状态(授权码、令牌等;只存编号的散列,到期即删)';
