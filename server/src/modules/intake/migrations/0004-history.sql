-- 历史申请预填: the applicant may do without what earlier applications say.
alter table intake.application add column use_history boolean not null default true;
comment on column intake.application.use_history is '是否用以前申请中填过的内容预填';
