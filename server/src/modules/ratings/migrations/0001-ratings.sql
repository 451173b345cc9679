-- 好差评: an invitation per concluded case, at most one rating each, never changed afterwards.
create table ratings.invitation (
  case_id uuid constraint invitation_pk primary key,
  token_hash text not null constraint invitation_token_once unique,
  receipt_no text not null,
  bundle text not null,
  bundle_name text not null,
  channel text not null,
  region text not null,
  principal_kind text not null constraint invitation_principal_kind check (principal_kind in ('person', 'organisation')),
  principal_id uuid not null,
  lead text not null,
  authorities jsonb not null,
  concluded_on date not null,
  expires_on date not null,
  created_at timestamptz not null,
  constraint invitation_days check (expires_on >= concluded_on)
);
comment on table ratings.invitation is '评价邀请(每件办结的办件一份,只存令牌的散列)';

create table ratings.rating (
  rating_id uuid constraint rating_pk primary key,
  case_id uuid not null constraint rating_case_once unique,
  grade integer not null constraint rating_grade check (grade between 1 and 5),
  details text[] not null,
  contents text not null,
  cipher bytea,
  named boolean not null,
  at timestamptz not null,
  constraint rating_invitation foreign key (case_id) references ratings.invitation (case_id)
);
comment on table ratings.rating is '评价(原样保存,不改不删;文字按评价人加密)';
comment on column ratings.rating.contents is '评价内容的版本';

create table ratings.exclusion (
  rating_id uuid constraint exclusion_pk primary key,
  workorder_id uuid not null,
  at timestamptz not null,
  constraint exclusion_rating foreign key (rating_id) references ratings.rating (rating_id)
);
comment on table ratings.exclusion is '经复核不计入统计的评价(评价本身不动)';

-- Published without case, rater and text.
create view ratings.v_rating as
select r.rating_id, r.grade, r.named, r.details, i.bundle, i.bundle_name, i.channel, i.region, i.lead as authority,
       (r.at at time zone 'Asia/Shanghai')::date as rated_on, e.rating_id is not null as excluded
from ratings.rating r
join ratings.invitation i on i.case_id = r.case_id
left join ratings.exclusion e on e.rating_id = r.rating_id;
comment on view ratings.v_rating is '评价概况(不含办件、评价人和文字)';

create view ratings.v_invitation as
select i.bundle, i.channel, i.region, i.lead as authority, i.concluded_on, r.rating_id is not null as rated
from ratings.invitation i
left join ratings.rating r on r.case_id = i.case_id;
comment on view ratings.v_invitation is '评价邀请概况(主动评价率的分母)';
