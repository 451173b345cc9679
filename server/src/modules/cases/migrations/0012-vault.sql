-- 材料库 (FRM-11): the papers themselves are the files of the subject's cases; here stands only what their owner said about them.
create table cases.vault_note (
  subject_id uuid not null,
  sha256 text not null,
  valid_until date,
  removed_at timestamptz,
  noted_by text not null,
  at timestamptz not null,
  constraint vault_note_pk primary key (subject_id, sha256)
);
comment on table cases.vault_note is '材料库备注(本人填的有效期、移出材料库)';
comment on column cases.vault_note.removed_at is '移出时间;之后又交过同一份的,重新进入材料库';
