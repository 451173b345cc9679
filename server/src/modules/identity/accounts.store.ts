import { deleteFrom, insertInto, type Queryable, updateIn, upsertInto } from '#platform';
import type { AccountKind } from './sessions.ts';

export type AccountRow = {
  accountId: string;
  login: string;
  personId: string;
  kind: AccountKind;
  /** null: began at the province and has no password */
  passwordHash: string | null;
  closed: boolean;
};
export type PostRow = {
  postId: string;
  personId: string;
  authority: string;
  role: string;
  region: string;
  name: string;
  standIn: string;
  hall: string | null;
  /** last business day on which the post may act; null = until it is ended */
  endsOn: string | null;
};

export const insertAccount = insertInto('identity.account', {
  account_id: 'uuid',
  login: 'text',
  password_hash: 'text',
  person_id: 'uuid',
  kind: 'text',
  purpose: 'text',
  created_at: 'timestamptz',
});
const postColumns = {
  person_id: 'uuid',
  authority: 'text',
  role: 'text',
  region: 'text',
  name: 'text',
  stand_in: 'text',
  hall: 'text',
  ends_on: 'date',
} as const;
export const insertPost = insertInto('identity.post', {
  post_id: 'uuid',
  code: 'text',
  ...postColumns,
  created_at: 'timestamptz',
});
export const updatePost = updateIn('identity.post', { post_id: 'uuid' }, postColumns);

export const insertSession = insertInto('identity.session', {
  session_id: 'uuid',
  token_hash: 'text',
  account_id: 'uuid',
  principal_kind: 'text',
  principal_id: 'uuid',
  capacity: 'text',
  mandate_id: 'uuid',
  created_at: 'timestamptz',
  seen_at: 'timestamptz',
  expires_at: 'timestamptz',
});
export const actInSession = updateIn(
  'identity.session',
  { session_id: 'uuid' },
  { principal_kind: 'text', principal_id: 'uuid', capacity: 'text', mandate_id: 'uuid' },
);
export const deleteSession = deleteFrom('identity.session', { session_id: 'uuid' });
export const writeAttempts = upsertInto(
  'identity.sign_in_attempt',
  { subject: 'text' },
  { failures: 'int4', last_failed_at: 'timestamptz', blocked_until: 'timestamptz' },
);
export const forgetAttempts = deleteFrom('identity.sign_in_attempt', { subject: 'text' });

export async function findAccount(db: Queryable, login: string): Promise<AccountRow | undefined> {
  const { rows } = await db.query<AccountRow>(
    `select account_id as "accountId", login, person_id as "personId", kind, password_hash as "passwordHash", closed_at is not null as closed from identity.account where login = $1`,
    [login],
  );
  return rows[0];
}

export async function findPost(db: Queryable, code: string): Promise<PostRow | undefined> {
  const { rows } = await db.query<PostRow>(
    `select post_id as "postId", person_id as "personId", authority, role, region, name, stand_in as "standIn", hall, ends_on as "endsOn" from identity.post where code = $1 for update`,
    [code],
  );
  return rows[0];
}

export async function findPostsOf(db: Queryable, personId: string): Promise<PostRow[]> {
  const { rows } = await db.query<PostRow>(
    `select post_id as "postId", person_id as "personId", authority, role, region, name, stand_in as "standIn", hall, ends_on as "endsOn"
       from identity.post where person_id = $1 and ended_at is null order by stand_in, post_id`,
    [personId],
  );
  return rows;
}

export type AttemptRow = { subject: string; failures: number; lastFailedAtMs: number; blockedUntilMs: number | null };

/** Counters of an account name and an address, with the real time of the database. `lock` inside a command. */
export async function readAttempts(
  db: Queryable,
  subjects: readonly string[],
  lock: 'lock' | 'look',
): Promise<{ nowMs: number; attempts: Map<string, AttemptRow> }> {
  const { rows } = await db.query<AttemptRow>(
    `select subject, failures, (extract(epoch from last_failed_at) * 1000)::bigint as "lastFailedAtMs", (extract(epoch from blocked_until) * 1000)::bigint as "blockedUntilMs"
       from identity.sign_in_attempt where subject = any($1::text[]) order by subject${lock === 'lock' ? ' for update' : ''}`,
    [subjects],
  );
  return { nowMs: await realNowMs(db), attempts: new Map(rows.map((row) => [row.subject, row])) };
}

/** 实际时间: of the database, without the business offset. Sessions and throttling are no business matter. */
export async function realNowMs(db: Queryable): Promise<number> {
  return Number((await db.query('select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms')).rows[0].ms);
}

/** Sessions of an account that have run out by either limit, to be deleted when it signs in. */
export async function findDeadSessions(
  db: Queryable,
  accountId: string,
  limits: { seenBefore: string; now: string },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select session_id as id from identity.session where account_id = $1 and (expires_at <= $2 or seen_at <= $3)',
    [accountId, limits.now, limits.seenBefore],
  );
  return rows.map((row) => row.id);
}

export type SessionRow = {
  sessionId: string;
  accountId: string;
  personId: string;
  kind: AccountKind;
  principalKind: 'person' | 'organisation' | null;
  principalId: string | null;
  capacity: 'self' | 'legalRepresentative' | 'mandate' | null;
  seenAtMs: number;
  expiresAtMs: number;
  nowMs: number;
  isRepresentative: boolean;
  mandate: { from: string; to: string } | null;
  /** every mandate of this person for this principal that was not revoked, also those that ended or begin later */
  mandates: { from: string; to: string; bundles: string[] | null }[];
  posts: { id: string; authority: string; role: string; region: string; hall: string | null; endsOn: string | null }[];
};

/** Everything one request needs to know about its session, fresh, in one round trip. */
export async function findSession(
  db: Queryable,
  by: { tokenHash: string } | { sessionId: string },
): Promise<SessionRow | undefined> {
  const [column, value] = 'tokenHash' in by ? ['token_hash', by.tokenHash] : ['session_id', by.sessionId];
  const { rows } = await db.query<SessionRow>(
    `select s.session_id as "sessionId", a.account_id as "accountId", a.person_id as "personId", a.kind,
            s.principal_kind as "principalKind", s.principal_id as "principalId", s.capacity,
            (extract(epoch from s.seen_at) * 1000)::bigint as "seenAtMs", (extract(epoch from s.expires_at) * 1000)::bigint as "expiresAtMs",
            (extract(epoch from clock_timestamp()) * 1000)::bigint as "nowMs",
            exists (select from identity.organisation o where o.organisation_id = s.principal_id and o.legal_representative_id = a.person_id) as "isRepresentative",
            (select json_build_object('from', m.starts_on, 'to', m.ends_on) from identity.mandate m
              where m.mandate_id = s.mandate_id and m.agent_id = a.person_id and m.organisation_id = s.principal_id and m.revoked_at is null) as mandate,
            coalesce((select json_agg(json_build_object('from', m.starts_on, 'to', m.ends_on, 'bundles', m.bundles)) from identity.mandate m
              where s.capacity = 'mandate' and m.agent_id = a.person_id and m.organisation_id = s.principal_id and m.revoked_at is null), '[]') as mandates,
            coalesce((select json_agg(json_build_object('id', p.post_id, 'authority', p.authority, 'role', p.role, 'region', p.region, 'hall', p.hall, 'endsOn', p.ends_on) order by p.stand_in, p.post_id)
                        from identity.post p where p.person_id = a.person_id and p.ended_at is null and a.kind = 'staff'), '[]') as posts
       from identity.session s join identity.account a on a.account_id = s.account_id
      where s.${column} = $1 and a.closed_at is null`,
    [value],
  );
  return rows[0];
}

/** 记录会话使用: housekeeping outside the command runner, because looking at a page is no command. */
export async function touchSession(db: Queryable, sessionId: string, seenAt: string): Promise<void> {
  await db.query('update identity.session set seen_at = $2 where session_id = $1 and seen_at < $2', [
    sessionId,
    seenAt,
  ]);
}

export type AccountPosts = {
  accountId: string;
  kind: AccountKind;
  personId: string;
  posts: { name: string; authority: string }[];
};

/** Accounts with the posts their people hold or held, the main one first. */
export async function findAccountPosts(db: Queryable, accountIds: readonly string[]): Promise<AccountPosts[]> {
  const { rows } = await db.query<AccountPosts>(
    `select a.account_id as "accountId", a.kind, a.person_id as "personId",
            coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'authority', p.authority) order by p.ended_at nulls first, p.stand_in, p.post_id)
              filter (where p.post_id is not null), '[]') as posts
     from identity.account a left join identity.post p on p.person_id = a.person_id
     where a.account_id = any($1::uuid[]) group by a.account_id`,
    [accountIds],
  );
  return rows;
}

/** 在岗人员: people who hold a post of one of the roles, at one authority or at any. */
export async function listPostHolders(
  db: Queryable,
  by: { authority?: string; roles: readonly string[]; today: string },
): Promise<string[]> {
  const { rows } = await db.query<{ person_id: string }>(
    'select distinct person_id from identity.post where role = any($1::text[]) and ended_at is null and (ends_on is null or ends_on >= $3) and ($2::text is null or authority = $2) order by person_id',
    [by.roles, by.authority ?? null, by.today],
  );
  return rows.map((row) => row.person_id);
}
