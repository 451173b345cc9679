-- 渠道 (ITK-01): the closed list of core/src/channel.ts.
alter table intake.application drop constraint application_channel;
alter table intake.application add constraint application_channel check (channel in ('portal', 'mobile', 'kiosk', 'counter', 'hotline', 'bank'));
comment on column intake.application.channel is '渠道(网上、手机、自助终端、综合窗口、热线代办、银行网点)';
