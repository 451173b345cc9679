-- 自助终端 (ITK-01): a device registered by the administration; the browser keeps a token, the table only its hash.
create table intake.terminal (
  terminal_id uuid constraint terminal_pk primary key,
  code text not null constraint terminal_code_once unique,
  name text not null,
  region text not null,
  activation_hash text constraint terminal_activation_once unique,
  token_hash text constraint terminal_token_once unique,
  registered_at timestamptz not null,
  registered_by uuid not null,
  activated_at timestamptz,
  revoked_at timestamptz,
  constraint terminal_one_secret check (activation_hash is null or token_hash is null)
);
comment on table intake.terminal is '自助终端(登记、激活、停用)';
comment on column intake.terminal.activation_hash is '激活码散列(只能用一次)';
