-- 可验证日志: committed journal rows in one order, and the root of their Merkle tree (RFC 6962) after each run of the sequencer.
create table journal.leaf (
  position bigint constraint leaf_pk primary key constraint leaf_position check (position >= 0),
  entry_id uuid not null constraint leaf_entry_once unique,
  leaf text not null constraint leaf_hash check (leaf ~ '^[0-9a-f]{64}$')
);
comment on table journal.leaf is '日志叶子(留痕的次序)';

create table journal.node (
  level integer not null constraint node_level check (level > 0),
  index bigint not null,
  hash text not null,
  constraint node_pk primary key (level, index)
);
comment on table journal.node is '日志树的完整子树(证明用,可由叶子重算)';

create table journal.checkpoint (
  size bigint constraint checkpoint_pk primary key constraint checkpoint_size check (size > 0),
  root text not null,
  peaks jsonb not null,
  at timestamptz not null
);
comment on table journal.checkpoint is '日志检查点(叶子数与树根)';
