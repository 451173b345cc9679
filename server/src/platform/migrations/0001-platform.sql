-- Ground of every module: business clock, idempotency, journal, outbox, number series, subject keys.
create table platform.clock (
  one boolean not null default true constraint clock_pk primary key constraint clock_one check (one),
  offset_ms bigint not null default 0 constraint clock_forward check (offset_ms >= 0)
);
comment on table platform.clock is '业务时钟偏移(仅测试与演示环境可推进)';
insert into platform.clock (one) values (true);

create table platform.idempotency (
  actor text not null,
  key text not null constraint idempotency_key_length check (length(key) between 8 and 200),
  command text not null,
  body_hash text not null,
  refused boolean not null,
  answer jsonb not null,
  at timestamptz not null,
  constraint idempotency_pk primary key (actor, key)
);
comment on table platform.idempotency is '提交编号与首次答复';

create table platform.journal (
  entry_id uuid constraint journal_pk primary key,
  at timestamptz not null,
  command text not null,
  actor text not null,
  owner text not null,
  effects_hash text not null,
  leaf text not null
);
comment on table platform.journal is '留痕:每个已生效命令一行';

create table platform.outbox (
  owner_id text not null,
  event_id uuid not null,
  consumer text not null,
  type text not null,
  seq integer not null,
  data jsonb not null,
  created_at timestamptz not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  done_at timestamptz,
  failed_at timestamptz,
  error text,
  constraint outbox_pk primary key (owner_id, event_id, consumer)
);
create index outbox_open on platform.outbox (next_at, event_id) where done_at is null and failed_at is null;
comment on table platform.outbox is '待投递事件(按消费者)';

create table platform.series (
  name text constraint series_pk primary key,
  last bigint not null constraint series_positive check (last >= 0)
);
comment on table platform.series is '编号序列(不重用)';

create table platform.subject_key (
  subject_id uuid constraint subject_key_pk primary key,
  wrapped bytea,
  created_at timestamptz not null,
  erased_at timestamptz,
  constraint subject_key_erased check ((wrapped is null) = (erased_at is not null))
);
comment on table platform.subject_key is '个人信息主体密钥(已用主密钥加密)';
