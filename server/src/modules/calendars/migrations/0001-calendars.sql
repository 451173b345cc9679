create table calendars.year (
  year integer constraint year_pk primary key,
  published boolean not null,
  source text not null,
  body jsonb not null,
  version bigint not null,
  imported_at timestamptz not null
);
comment on table calendars.year is '工作日历年度(国务院办公厅放假通知)';
