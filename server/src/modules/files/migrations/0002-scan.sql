-- 病毒检查: what the scanner said. `unscanned`: no scanner is connected; `waiting`: it could not be reached, the file is kept apart.
alter table files.file add column scan text not null default 'unscanned'
  constraint file_scan check (scan in ('unscanned', 'clean', 'waiting', 'infected'));
create index file_waiting on files.file (file_id) where scan = 'waiting';
comment on column files.file.scan is '病毒检查结论(待检查、有病毒的不提供查看)';
