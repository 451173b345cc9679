-- 电子印章: certificates and keys of the authorities (keys encrypted under the master key), and every use with its one cause.
create table seals.certificate_authority (
  one boolean not null default true constraint certificate_authority_once primary key constraint certificate_authority_one check (one),
  cert_pem text not null,
  cipher bytea not null,
  demo boolean not null,
  created_at timestamptz not null
);
comment on table seals.certificate_authority is '签发机构签名证书的证书机构(演示)';

create table seals.authority_key (
  authority text constraint authority_key_once primary key,
  cert_pem text not null,
  cipher bytea not null,
  created_at timestamptz not null
);
comment on table seals.authority_key is '机构电子印章的证书与私钥(私钥加密)';

create table seals.seal_use (
  use_id uuid constraint seal_use_pk primary key,
  authority text not null,
  cause_kind text not null,
  cause_id uuid not null,
  document_hash text not null constraint seal_use_hash check (document_hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  constraint seal_use_cause_once unique (cause_kind, cause_id)
);
create index seal_use_authority on seals.seal_use (authority, at);
create index seal_use_document on seals.seal_use (document_hash);
comment on table seals.seal_use is '用印记录(每次用印有且只有一个事由)';
