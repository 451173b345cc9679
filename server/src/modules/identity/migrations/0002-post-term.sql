-- 授权有期限: the last business day on which a post may act; null = until it is ended.
alter table identity.post add column ends_on date;
