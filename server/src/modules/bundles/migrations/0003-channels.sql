-- 分渠道上下线 (THG-15): which channel was opened or closed when, by whom and why; the newest row of a channel holds, none = open.
-- Part of what is offered, not of the compiled release: a new release of a bundle leaves its channels as they are.
create table bundles.channel_change (
  change_id uuid constraint channel_change_pk primary key,
  bundle text not null,
  channel text not null constraint channel_change_channel check (channel in ('portal', 'mobile', 'kiosk', 'counter', 'hotline', 'bank')),
  is_open boolean not null,
  reason text not null,
  at timestamptz not null,
  by text not null
);
create index channel_change_newest on bundles.channel_change (bundle, channel, at desc, change_id desc);
comment on table bundles.channel_change is '分渠道上下线记录';
