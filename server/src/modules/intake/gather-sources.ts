import type { BundleRelease, Evidence } from '@yijian/core/contract';
import { readEarlier } from '#cases';
import { readRegister } from '#exchange';
import { findPersonByIdNumber, getOrganisation, getPersonFacts } from '#identity';
import { findEvidence } from '#licences';
import type { Actor, Environment } from '#platform';
import type { Application } from './application.ts';
import { type Known, type Party, type Relations, resolveParties } from './parties.ts';
import type { Sources } from './prefill.ts';

/** An answer of a register is taken again within the sitting; the check at submit asks anew when it is older. */
const REUSE_MINUTES = 30;

/** Sources of an application with the parties they speak of; `readings`: role -> reading made now. */
export type Gathered = { sources: Sources; parties: Party[]; readings: Record<string, string>; unavailable: string[] };

/**
 * Reads what the case may use instead of asking: the register of the principal first (it names the others), then registers
 * and licences of every known party. Outside calls, hence never inside a transaction. An outage is told, not thrown.
 */
export async function gatherSources(
  env: Environment,
  release: BundleRelease,
  of: { application: Pick<Application, 'principalKind' | 'principalId' | 'personId' | 'usesHistory'>; actor: Actor },
): Promise<Gathered> {
  const asked = { title: release.name, actor: of.actor };
  const known = await knownSubjects(env, of.application);
  const own = await readParty(env, { role: release.applicantRole, ...known.principal }, asked);
  const relations: Relations = own.evidence?.attributes ?? {};
  const parties = await withSubjects(env, resolveParties(release, known, relations));
  const ownRole = parties.find((party) => party.subjectId === known.principal.subjectId)!.role;
  const others = await Promise.all(
    parties
      .filter((party) => party.number && party.role !== ownRole)
      .map((party) => readParty(env, party as Subject, asked)),
  );
  const readings = [
    own.evidence && { ...own.evidence, role: ownRole },
    ...others.map((other) => other.evidence),
  ].filter((one) => one !== null);
  const licences = await Promise.all(
    parties
      .filter((party) => party.subjectId)
      .map((party) =>
        findEvidence(env.db, env.keys, { kind: party.kind, subjectId: party.subjectId!, role: party.role }),
      ),
  );
  const earlier = await readEarlier(env, of.actor);
  return {
    sources: {
      evidence: [...licences.flat(), ...readings],
      account: await accountFacts(env, of.application.personId),
      earlier: of.application.usesHistory ? ofParties(earlier.values, (one) => one.subjectId, parties) : [],
      papers: ofParties(earlier.papers, (one) => one.holderId, parties),
    },
    parties,
    readings: Object.fromEntries(readings.map((reading) => [reading.role, reading.readingId])),
    unavailable: [own, ...others].flatMap((one) => (one.unavailable ? [one.unavailable] : [])),
  };
}

/** Facts of the person at the keyboard by attribute name. */
async function accountFacts(env: Environment, personId: string | null): Promise<Record<string, string>> {
  if (personId === null) return {};
  const { name, idNumber, mobile, address } = await getPersonFacts(env.db, env.keys, personId);
  return { name, idNumber, mobile, ...(address ? { address } : {}) };
}

/** 以前交过的 about whoever fills a role in this application, with that role. */
const ofParties = <T>(known: readonly T[], subjectOf: (one: T) => string | null, parties: readonly Party[]) =>
  parties.flatMap(({ role, subjectId }) =>
    known.filter((one) => subjectId !== null && subjectOf(one) === subjectId).map((one) => ({ ...one, role })),
  );

type Subject = { role: string; kind: 'person' | 'organisation'; subjectId: string; number: string };
type Reading = { evidence: Extract<Evidence, { kind: 'register' }> | null; unavailable: string | null };

async function readParty(env: Environment, party: Subject, of: { title: string; actor: Actor }): Promise<Reading> {
  const register = party.kind === 'person' ? 'population' : 'enterprise';
  const answer = await readRegister(env, {
    register,
    key: party.number,
    subjectId: party.subjectId,
    role: party.role,
    purpose: `办理「${of.title}」`,
    actor: of.actor,
    reuseMinutes: REUSE_MINUTES,
  });
  if (answer.state === 'unavailable') return { evidence: null, unavailable: register };
  return { evidence: answer.state === 'found' ? answer.evidence : null, unavailable: null };
}

async function knownSubjects(
  env: Environment,
  application: Pick<Application, 'principalKind' | 'principalId' | 'personId'>,
): Promise<Known> {
  const agent = application.personId
    ? {
        subjectId: application.personId,
        number: (await getPersonFacts(env.db, env.keys, application.personId)).idNumber,
      }
    : null;
  if (application.principalKind === 'person') {
    const number =
      application.principalId === application.personId
        ? agent!.number
        : (await getPersonFacts(env.db, env.keys, application.principalId)).idNumber;
    return { principal: { kind: 'person', subjectId: application.principalId, number }, agent };
  }
  const organisation = await getOrganisation(env.db, application.principalId);
  return { principal: { kind: 'organisation', subjectId: application.principalId, number: organisation.uscc }, agent };
}

/** People that the platform knows keep their subject, so that their licences are found; others get one that follows from their number. */
async function withSubjects(env: Environment, parties: Party[]): Promise<Party[]> {
  return Promise.all(
    parties.map(async (party) => {
      if (party.subjectId || !party.number || party.kind !== 'person') return party;
      return {
        ...party,
        subjectId:
          (await findPersonByIdNumber(env.db, env.keys, party.number))?.personId ?? outsideSubject(env, party.number),
      };
    }),
  );
}

/** UUIDv8 from the keyed hash of the number: the same outside person is the same subject in every case. */
function outsideSubject(env: Environment, number: string): string {
  const hex = env.keys.matchingHash('subject', number);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
