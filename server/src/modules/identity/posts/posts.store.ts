import { insertInto, type Queryable, updateIn, type Write } from '#platform';
import { insertPost } from '../accounts.store.ts';
import type { StaffPost } from './judge-post.ts';

export type PostChange = {
  changeId: string;
  postId: string;
  kind: 'granted' | 'limited' | 'ended';
  endsOn: string | null;
  reason: string;
  changedBy: string;
  at: string;
};

const insertChange = insertInto('identity.post_change', {
  change_id: 'uuid',
  post_id: 'uuid',
  kind: 'text',
  ends_on: 'date',
  reason: 'text',
  changed_by: 'uuid',
  at: 'timestamptz',
});
const setTerm = updateIn('identity.post', { post_id: 'uuid' }, { ends_on: 'date', ended_at: 'timestamptz' });

export const writeChange = (change: PostChange): Write =>
  insertChange({
    change_id: change.changeId,
    post_id: change.postId,
    kind: change.kind,
    ends_on: change.endsOn,
    reason: change.reason,
    changed_by: change.changedBy,
    at: change.at,
  });
export const writeTerm = (post: StaffPost): Write =>
  setTerm({ post_id: post.postId, ends_on: post.endsOn, ended_at: post.endedAt });
export const writeGranted = (post: StaffPost, at: string): Write =>
  insertPost({
    post_id: post.postId,
    code: null,
    person_id: post.personId,
    authority: post.authority,
    role: post.role,
    region: post.region,
    name: post.name,
    stand_in: post.standIn,
    hall: post.hall,
    ends_on: post.endsOn,
    created_at: at,
  });

const columns =
  'post_id as "postId", person_id as "personId", authority, role, region, name, stand_in as "standIn", hall, ends_on as "endsOn", ended_at as "endedAt"';

/** Every post there is or was, current ones first. */
export async function listStaffPosts(db: Queryable): Promise<StaffPost[]> {
  const { rows } = await db.query<StaffPost>(
    `select ${columns} from identity.post order by ended_at nulls first, authority, role, stand_in, post_id`,
  );
  return rows;
}

/**
 * Posts of an authority with their rows locked, so that two administrators cannot each end what the other one counts on.
 * Locked in id order; the post itself is among them.
 */
export async function takePostsBeside(db: Queryable, postId: string): Promise<StaffPost[]> {
  const { rows } = await db.query<StaffPost>(
    `select ${columns} from identity.post p where exists (select from identity.post o where o.post_id = $1 and o.authority = p.authority and o.role = p.role)
     order by post_id for update`,
    [postId],
  );
  return rows;
}

/** Authorities with the region they act in, as posts name them. */
export async function listPostAuthorities(db: Queryable): Promise<{ authority: string; region: string }[]> {
  return (await db.query('select distinct authority, region from identity.post order by authority, region')).rows;
}

/** Staff accounts that are open, by person. */
export async function listStaffAccounts(db: Queryable): Promise<{ personId: string; login: string }[]> {
  const { rows } = await db.query<{ personId: string; login: string }>(
    `select person_id as "personId", login from identity.account where kind = 'staff' and closed_at is null order by login`,
  );
  return rows;
}

/** The newest changes of posts of a region, at most 200. */
export async function listPostChanges(db: Queryable, regions: readonly string[]): Promise<PostChange[]> {
  const { rows } = await db.query<PostChange>(
    `select c.change_id as "changeId", c.post_id as "postId", c.kind, c.ends_on as "endsOn", c.reason, c.changed_by as "changedBy", c.at
     from identity.post_change c join identity.post p on p.post_id = c.post_id
     where exists (select from unnest($1::text[]) r where p.region like r || '%') order by c.at desc, c.change_id desc limit 200`,
    [regions],
  );
  return rows;
}
