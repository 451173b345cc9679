import Type, { type Static } from 'typebox';
import { shanghaiDay } from '@yijian/core/calendar';
import { command, type LoadEnvironment, loadEach, type Queryable } from '#platform';
import { Attributes, HolderInput, type Loaded, summary } from './issue-licence.ts';
import { findByNumber } from './licences.store.ts';
import { planVersion, shownNumber } from './plan-version.ts';
import { loadVersionFacts, writeVersion } from './write-version.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const Import = Type.Object(
  {
    type: Type.String({ maxLength: 64 }),
    authority: Type.String({ maxLength: 64 }),
    holder: HolderInput,
    holderName: Type.String({ minLength: 1, maxLength: 100 }),
    attributes: Attributes,
    number: Type.String({ minLength: 1, maxLength: 60 }),
    issuedOn: Day,
    validTo: Type.Optional(Type.Union([Day, Type.Null()])),
  },
  { additionalProperties: false },
);

/**
 * 导入已有证照: a licence that its holder had before the platform (demo pack, migration). Idempotent by type, holder and number.
 * Refuses as `licences.issue-licence`.
 */
export const importLicence = command({
  name: 'licences.import-licence',
  title: '导入已有证照',
  permission: { system: true },
  input: Import,
  owner: (input) => `licences:${input.holder.subjectId}`,
  load: loadEach(loadImport),
  decide: ({ there, facts }: Loaded, { input, actor, ctx }) => {
    if (there) return { writes: [], result: summary(there) };
    const { authority: _, type: __, ...rest } = input;
    const made = planVersion({ ...rest, ...facts!, cause: null }, ctx);
    return { ...writeVersion(facts!, made, { actor, ctx }), result: summary(made.licence) };
  },
});

async function loadImport(
  db: Queryable,
  { input }: { input: Static<typeof Import> },
  env: LoadEnvironment,
): Promise<Loaded> {
  const there = await findByNumber(db, input.type, input.holder.subjectId, shownNumber(input.number));
  return there ? { there } : { facts: await loadVersionFacts(db, input, { ...env, today: shanghaiDay(env.now) }) };
}
