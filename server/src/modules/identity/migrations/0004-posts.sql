-- Published: which posts there are, not who holds them.
create view identity.v_post as
select post_id, authority, role, region, hall, ends_on from identity.post where ended_at is null;
comment on view identity.v_post is '岗位概况(不含任职人)';
