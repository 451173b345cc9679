import { insertInto, type Queryable, updateIn, upsertInto } from '#platform';
import type { Scope } from './scopes.ts';

export type RelyingPartyRow = {
  code: string;
  name: string;
  operator: string;
  address: string;
  callbacks: string[];
  scopes: Scope[];
  secretHash: string;
};
export type ConsentRow = { consentId: string; relyingParty: string; scopes: string[]; agreedAt: string };

const partyColumns = 'code, name, operator, address, callbacks, scopes, secret_hash as "secretHash"';

export const writeRelyingParty = upsertInto(
  'sso.relying_party',
  { code: 'text' },
  {
    name: 'text',
    operator: 'text',
    address: 'text',
    callbacks: 'text[]',
    scopes: 'text[]',
    secret_hash: 'text',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
  },
);
export const insertConsent = insertInto('sso.consent', {
  consent_id: 'uuid',
  account_id: 'uuid',
  relying_party: 'text',
  scopes: 'text[]',
  agreed_at: 'timestamptz',
});
export const withdrawConsentRow = updateIn('sso.consent', { consent_id: 'uuid' }, { withdrawn_at: 'timestamptz' });
export const insertSigningKey = insertInto('sso.signing_key', {
  key_id: 'uuid',
  private_key: 'bytea',
  created_at: 'timestamptz',
});

export async function listRelyingParties(db: Queryable): Promise<RelyingPartyRow[]> {
  return (await db.query<RelyingPartyRow>(`select ${partyColumns} from sso.relying_party order by code`)).rows;
}

export async function findRelyingParty(db: Queryable, code: string): Promise<RelyingPartyRow | undefined> {
  const { rows } = await db.query<RelyingPartyRow>(`select ${partyColumns} from sso.relying_party where code = $1`, [
    code,
  ]);
  return rows[0];
}

/** Consents of an account that are in force; `lock` inside a command. */
export async function findConsents(
  db: Queryable,
  accountId: string,
  lock: 'lock' | 'look' = 'look',
): Promise<ConsentRow[]> {
  const { rows } = await db.query<ConsentRow>(
    `select consent_id as "consentId", relying_party as "relyingParty", scopes, agreed_at as "agreedAt" from sso.consent
      where account_id = $1 and withdrawn_at is null order by relying_party${lock === 'lock' ? ' for update' : ''}`,
    [accountId],
  );
  return rows;
}

export type SigningKeyRow = { keyId: string; privateKey: Buffer };

/** The oldest key signs; two processes that start at once agree on it. */
export async function findSigningKey(db: Queryable): Promise<SigningKeyRow | undefined> {
  const { rows } = await db.query<SigningKeyRow>(
    'select key_id as "keyId", private_key as "privateKey" from sso.signing_key order by created_at, key_id limit 1',
  );
  return rows[0];
}
