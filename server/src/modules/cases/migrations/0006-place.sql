-- 收件地点 (ITK-01): the hall, outlet or desk that took the application in; null = handed in without anybody's help.
alter table cases.case add column place text;
create index case_place on cases.case (place) where place is not null;
comment on column cases.case.place is '收件地点编码(大厅、银行网点、热线);自助终端为终端编码';
