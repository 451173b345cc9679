-- 收件地点 (ITK-01) and 收件清点 (ITK-06): where it is taken in, and which materials the clerk saw or found missing.
alter table intake.application add column place text;
alter table intake.application add column receiving jsonb not null default '{}';
comment on column intake.application.place is '收件地点编码(大厅、银行网点、热线);自助终端为终端编码';
comment on column intake.application.receiving is '收件清点(材料 -> 收到的纸质件,或缺少)';
