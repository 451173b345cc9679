import { checkIdNumber, checkMobile, type IdentifierVerdict } from '@yijian/core/identifiers';
import Type, { type Static } from 'typebox';
import {
  command,
  type LoadEnvironment,
  loadEach,
  refusals as platformRefusals,
  type Queryable,
  type Request,
} from '#platform';
import { decryptFacts, encryptFacts, numberHash, type PersonFacts } from './person-facts.ts';
import { findPersons, insertPerson, updatePerson } from './persons.store.ts';
import { refusals } from './refusals.ts';

/** Who may bring in the ground facts of a pack: the loader itself, and the catalogue manager. */
export const importers = { system: true, posts: ['catalogueManager'] } as const;
export const Code = Type.String({ pattern: '^[a-z][A-Za-z0-9-]{0,63}$' });
export const Name = (max: number) => Type.String({ minLength: 1, maxLength: max });

const Input = Type.Object(
  { code: Code, name: Name(60), idNumber: Name(18), mobile: Name(11), address: Type.Optional(Name(200)) },
  { additionalProperties: false },
);

/** A number as written: its verdict becomes a finding at its place. */
export const refuseBadNumbers = (verdicts: Readonly<Record<string, IdentifierVerdict>>): void => {
  const findings = Object.entries(verdicts).flatMap(([place, verdict]) =>
    verdict.ok ? [] : [{ place: `/${place}`, message: `${verdict.reason}。${verdict.remedy}` }],
  );
  if (findings.length > 0) throw platformRefusals.malformedInput.with({ findings });
};

const factsOf = (input: Static<typeof Input>): PersonFacts => ({
  name: input.name,
  idNumber: input.idNumber,
  mobile: input.mobile,
  address: input.address ?? null,
});
const isSame = (a: PersonFacts, b: PersonFacts): boolean =>
  a.name === b.name && a.idNumber === b.idNumber && a.mobile === b.mobile && a.address === b.address;

const load = loadEach(async (db: Queryable, { input }: Request<Static<typeof Input>>, env: LoadEnvironment) => {
  const matchingHash = numberHash(env.keys, input.idNumber);
  const found = await findPersons(db, { code: input.code, matchingHash });
  const ring = await env.keys.load(db, found.byCode ? [found.byCode.personId] : []);
  return { ...found, matchingHash, ring, keys: env.keys };
});

/**
 * 导入人员: by `code`; the same again changes nothing, other facts replace the old ones. Refuses
 * `platform.malformed-input` (wrong check digit), `identity.id-number-taken`.
 */
export const importPerson = command({
  name: 'identity.import-person',
  title: '导入人员',
  permission: importers,
  input: Input,
  owner: ({ code }) => `identity.person:${code}`,
  load,
  decide: ({ byCode, byNumber, matchingHash, ring, keys }, { input, ctx }) => {
    refuseBadNumbers({ idNumber: checkIdNumber(input.idNumber, ctx.today), mobile: checkMobile(input.mobile) });
    if (byNumber && byNumber.personId !== byCode?.personId) throw refusals.idNumberTaken.with();
    const facts = factsOf(input);
    const personId = byCode?.personId ?? ctx.newId();
    const known = ring.keys.get(personId);
    if (byCode && known && isSame(decryptFacts(keys, known, byCode), facts))
      return { writes: [], result: { personId, changed: false } };
    const fresh = known ? undefined : ring.created(personId, ctx.now);
    const row = {
      person_id: personId,
      code: input.code,
      matching_hash: matchingHash,
      facts: encryptFacts(keys, known ?? fresh!.key, facts),
      created_at: ctx.now,
      updated_at: ctx.now,
    };
    return {
      writes: [...(fresh ? [fresh.write] : []), byCode ? updatePerson(row) : insertPerson(row)],
      result: { personId, changed: true },
    };
  },
});
