import Type, { type Static } from 'typebox';
import { shanghaiDay } from '@yijian/core/calendar';
import { command, type LoadEnvironment, loadEach, type Queryable } from '#platform';
import type { Licence } from './licences.ts';
import { findByDecision } from './licences.store.ts';
import { planVersion } from './plan-version.ts';
import { loadVersionFacts, type VersionFacts, writeVersion } from './write-version.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Uuid = Type.String({ format: 'uuid' });
export const HolderInput = Type.Object(
  { kind: Type.Union([Type.Literal('person'), Type.Literal('organisation')]), subjectId: Uuid },
  { additionalProperties: false },
);
export const Attributes = Type.Record(
  Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$' }),
  Type.String({ maxLength: 2000 }),
);

/** The licence that is there already, or what the new one is judged by. */
export type Loaded = { there?: Licence; facts?: VersionFacts };

const Issue = Type.Object(
  {
    type: Type.String({ maxLength: 64 }),
    authority: Type.String({ maxLength: 64 }),
    holder: HolderInput,
    holderName: Type.String({ minLength: 1, maxLength: 100 }),
    /** who keeps it for a child without an account */
    guardian: Type.Optional(Uuid),
    attributes: Attributes,
    /** attributes that repeat the licence's own number (编号) */
    numberedAs: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 10 })),
    caseId: Uuid,
    member: Type.String({ maxLength: 64 }),
    decisionId: Uuid,
    number: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    validTo: Type.Optional(Type.Union([Day, Type.Null()])),
    appliedOn: Type.Optional(Day),
  },
  { additionalProperties: false },
);

/**
 * 制发证照 (LIC-11): the licence that follows from a decision. Follows on the one in force of the same type and holder (version
 * chain) and ends it. Idempotent by decision: an event delivered twice issues once. The sealed document follows by itself
 * (`licence.issued` -> `licences.attach-document`), because numbers are known only here. Refuses `licences.unknown-type`,
 * `licences.unknown-authority`, `licences.unknown-attributes`.
 */
export const issueLicence = command({
  name: 'licences.issue-licence',
  title: '制发电子证照',
  permission: { system: true },
  input: Issue,
  owner: (input) => `licences:${input.holder.subjectId}`,
  load: loadEach(loadIssue),
  decide: ({ there, facts }: Loaded, { input, actor, ctx }) => {
    if (there) return { writes: [], result: summary(there) };
    const { caseId, member, decisionId, authority: _, type: __, ...rest } = input;
    const made = planVersion({ ...rest, ...facts!, issuedOn: ctx.today, cause: { caseId, member, decisionId } }, ctx);
    return { ...writeVersion(facts!, made, { actor, ctx }), result: summary(made.licence) };
  },
});

async function loadIssue(
  db: Queryable,
  { input }: { input: Static<typeof Issue> },
  env: LoadEnvironment,
): Promise<Loaded> {
  const there = await findByDecision(db, input.decisionId);
  return there ? { there } : { facts: await loadVersionFacts(db, input, { ...env, today: shanghaiDay(env.now) }) };
}

/** What a command answers about a licence: ids and numbers, nothing that is printed on it. */
export const summary = (licence: Licence) => ({
  licenceId: licence.licenceId,
  identifier: licence.identifier,
  number: licence.number,
  version: licence.version,
  status: licence.status,
});
