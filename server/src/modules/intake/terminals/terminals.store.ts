import { insertInto, type Queryable, updateIn } from '#platform';

/** 自助终端 Terminal: registered, then activated once at the device itself, until it is revoked. */
export type Terminal = {
  terminalId: string;
  code: string;
  name: string;
  region: string;
  registeredAt: string;
  activatedAt: string | null;
  revokedAt: string | null;
};

export const insertTerminal = insertInto('intake.terminal', {
  terminal_id: 'uuid',
  code: 'text',
  name: 'text',
  region: 'text',
  activation_hash: 'text',
  registered_at: 'timestamptz',
  registered_by: 'uuid',
});
export const updateTerminal = updateIn(
  'intake.terminal',
  { terminal_id: 'uuid' },
  { activation_hash: 'text', token_hash: 'text', activated_at: 'timestamptz', revoked_at: 'timestamptz' },
);

const columns = `terminal_id as "terminalId", code, name, region, registered_at as "registeredAt", activated_at as "activatedAt", revoked_at as "revokedAt"`;

const taken = (where: string) => `select ${columns} from intake.terminal where ${where} for update`;

/** Locks the terminal with this code, also a revoked one. */
export async function takeTerminal(db: Queryable, code: string): Promise<Terminal | undefined> {
  return (await db.query<Terminal>(taken('code = $1'), [code])).rows[0];
}

/** Locks the terminal that waits for this activation code. */
export async function takeByActivation(db: Queryable, activationHash: string): Promise<Terminal | undefined> {
  return (await db.query<Terminal>(taken('activation_hash = $1 and revoked_at is null'), [activationHash])).rows[0];
}

/** Code of the terminal in service that holds this token. */
export async function findTerminalByToken(db: Queryable, tokenHash: string): Promise<string | null> {
  const { rows } = await db.query<{ code: string }>(
    'select code from intake.terminal where token_hash = $1 and revoked_at is null',
    [tokenHash],
  );
  return rows[0]?.code ?? null;
}

export async function listTerminals(db: Queryable, regions: readonly string[]): Promise<Terminal[]> {
  const { rows } = await db.query<Terminal>(
    `select ${columns} from intake.terminal t where exists (select from unnest($1::text[]) as r(code) where t.region like r.code || '%') order by code`,
    [regions],
  );
  return rows;
}
