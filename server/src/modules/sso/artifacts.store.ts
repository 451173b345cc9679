import type { Queryable } from '#platform';

/** 协议中间状态: rows of the OpenID provider. Housekeeping like a session's last use: no command, nothing personal, soon gone. */
export type Artifact = { model: string; idHash: string };
type Payload = Record<string, unknown>;

/** Writes a row and drops what ran out before `at` (epoch seconds of the provider). */
export async function writeArtifact(
  db: Queryable,
  { model, idHash }: Artifact,
  row: { payload: Payload; grantId: string | null; expiresAt: number; at: number },
): Promise<void> {
  await db.query(
    `with gone as (delete from sso.artifact where expires_at < to_timestamp($6) and id_hash <> $2)
     insert into sso.artifact (model, id_hash, payload, grant_id, expires_at) values ($1, $2, $3, $4, to_timestamp($5))
     on conflict (model, id_hash) do update set payload = excluded.payload, grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
    [model, idHash, JSON.stringify(row.payload), row.grantId, row.expiresAt, row.at],
  );
}

export async function findArtifact(db: Queryable, { model, idHash }: Artifact): Promise<Payload | undefined> {
  const { rows } = await db.query<{ payload: Payload }>(
    'select payload from sso.artifact where model = $1 and id_hash = $2',
    [model, idHash],
  );
  return rows[0]?.payload;
}

/** Marks it used; false when it was used before, also a moment ago by somebody else. */
export async function consumeArtifact(db: Queryable, { model, idHash }: Artifact): Promise<boolean> {
  const { rows } = await db.query(
    `update sso.artifact set payload = payload || '{"consumed": true}' where model = $1 and id_hash = $2 and not payload ? 'consumed' returning 1`,
    [model, idHash],
  );
  return rows.length === 1;
}

export async function deleteArtifact(db: Queryable, { model, idHash }: Artifact): Promise<void> {
  await db.query('delete from sso.artifact where model = $1 and id_hash = $2', [model, idHash]);
}

export async function deleteGrant(db: Queryable, grantId: string): Promise<void> {
  await db.query('delete from sso.artifact where grant_id = $1', [grantId]);
}
