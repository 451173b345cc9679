-- 材料库 (FRM-11): a paper handed in before goes with the next application as a row of its own over the same bytes.
alter table files.file add column from_file uuid;
create index file_subject on files.file (subject_id, at desc) where owner_kind = 'case';
comment on column files.file.from_file is '从材料库带入时,原来那份文件的编号';
