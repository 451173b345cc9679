-- 短消息: what leaves the platform. A row per message with its state; the telephone number is looked up when it is sent, or stands
-- encrypted under the message's own key until the message is settled.
create table notices.message (
  message_id uuid constraint message_pk primary key,
  recipient_kind text constraint message_recipient_kind check (recipient_kind in ('person', 'organisation')),
  recipient_id uuid,
  case_id uuid,
  template text not null,
  params jsonb not null,
  cipher bytea,
  state text not null constraint message_state check (state in ('queued', 'sent', 'delivered', 'failed', 'withheld')),
  reason text,
  failures integer not null default 0 constraint message_failures check (failures between 0 and 3),
  round integer not null default 0,
  due_at timestamptz not null,
  queued_at timestamptz not null,
  changed_at timestamptz not null,
  constraint message_recipient check ((recipient_kind is null) = (recipient_id is null)),
  constraint message_reason check ((reason is not null) = (state in ('failed', 'withheld')))
);
create index message_due on notices.message (due_at) where state = 'queued';
create index message_failed on notices.message (changed_at desc) where state = 'failed';
comment on table notices.message is '短消息(状态、模板与参数;号码不存明文,发完即清)';
comment on column notices.message.cipher is '号码和链接,按消息单独加密;有结果后清空';
comment on column notices.message.round is '第几次提交给网关(上一次回执为失败时加一)';

create table notices.preference (
  person_id uuid constraint preference_pk primary key,
  short_messages boolean not null,
  changed_at timestamptz not null
);
comment on table notices.preference is '联系方式偏好(没有记录的,收短信)';
