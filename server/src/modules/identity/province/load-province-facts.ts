import { shanghaiDay } from '@yijian/core/calendar';
import { type KeyRing, type LoadEnvironment, loadEach, type Queryable, type Request } from '#platform';
import { type AttemptRow, findDeadSessions, readAttempts } from '../accounts.store.ts';
import { type ActingFor, findActingFor } from '../mandates.store.ts';
import { decryptFacts, numberHash } from '../person-facts.ts';
import { findOrganisationRowByUscc, findPersonRowByHash, type OrganisationRow } from '../persons.store.ts';
import { sessionLimits } from '../sessions.ts';
import { addressSubject, iso } from '../sign-in.ts';
import type { BindingFacts } from './binding.ts';
import { findAccountsOf, findBoundAccount, isFlowOpen } from './bindings.store.ts';
import { flowHash } from './flow.ts';
import type { ProvinceAnswer, VerifiedPerson } from './ports.ts';

/** 省认证登录所见: the flow, the counters, and what is known here about the person and the organisation. */
export type ProvinceFacts = BindingFacts & {
  isOpen: boolean;
  nowMs: number;
  address: string;
  attempts: ReadonlyMap<string, AttemptRow>;
  subjectHash: string;
  matchingHash: string;
  organisation: OrganisationRow | undefined;
  actingFor: readonly ActingFor[];
  /** sessions of the person's accounts that have run out */
  dead: readonly string[];
  keys: KeyRing;
  ring: Awaited<ReturnType<KeyRing['load']>>;
};

type Asked = Request<{ flow: string; address: string }, ProvinceAnswer | 'notConnected'>;

export const loadProvinceFacts = loadEach(
  async (db: Queryable, { input, prepared, actor }: Asked, env: LoadEnvironment): Promise<ProvinceFacts> => {
    const address = addressSubject(env.keys, input.address);
    const { nowMs, attempts } = await readAttempts(db, [address], 'lock');
    const isOpen = await isFlowOpen(db, flowHash(input.flow), { now: iso(nowMs), lock: true });
    const person = typeof prepared === 'object' && prepared.state === 'verified' ? prepared.person : undefined;
    const found = await findKnown(db, person, { env, accountId: actor.accountId });
    return { isOpen, nowMs, address, attempts, keys: env.keys, ...found, dead: await findDead(db, found, nowMs) };
  },
);

async function findKnown(
  db: Queryable,
  person: VerifiedPerson | undefined,
  { env, accountId }: { env: LoadEnvironment; accountId: string | null },
) {
  const matchingHash = person ? numberHash(env.keys, person.idNumber) : '';
  const subjectHash = person ? env.keys.matchingHash('province subject', person.subject) : '';
  const row = person && (await findPersonRowByHash(db, matchingHash));
  const ring = await env.keys.load(db, row ? [row.personId] : []);
  const key = row && ring.keys.get(row.personId);
  const all = await findAccountsOf(db, { personId: row?.personId ?? null, accountId });
  const uscc = person?.organisation?.uscc;
  return {
    matchingHash,
    subjectHash,
    ring,
    known: row && key ? { personId: row.personId, name: decryptFacts(env.keys, key, row).name } : undefined,
    bound: person && (await findBoundAccount(db, subjectHash)),
    accounts: all.filter((account) => account.personId === row?.personId),
    asking: all.find((account) => account.accountId === accountId),
    organisation: uscc === undefined ? undefined : await findOrganisationRowByUscc(db, uscc),
    actingFor: row ? await findActingFor(db, row.personId, shanghaiDay(env.now)) : [],
  };
}

async function findDead(db: Queryable, { accounts }: Pick<BindingFacts, 'accounts'>, nowMs: number): Promise<string[]> {
  const found: string[] = [];
  for (const { accountId, kind } of accounts) {
    const seenBefore = iso(nowMs - sessionLimits[kind].idleMinutes * 60_000);
    found.push(...(await findDeadSessions(db, accountId, { now: iso(nowMs), seenBefore })));
  }
  return found;
}
