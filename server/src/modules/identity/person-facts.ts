import type { KeyRing, Queryable, SubjectKey } from '#platform';
import { refusals as platformRefusals } from '#platform';
import {
  findOrganisationRowByUscc,
  findOrganisationRows,
  findPersonRowByHash,
  findPersonRows,
  type OrganisationRow,
  type PersonRow,
} from './persons.store.ts';

/** 人员信息, in clear: kept exactly as written (𠮷, 间隔号). `address` is where post reaches the person. */
export type PersonFacts = { name: string; idNumber: string; mobile: string; address: string | null };
/** 单位信息: public facts of an organisation; `legalRepresentativeId` is a person. */
export type Organisation = OrganisationRow;

const PURPOSE = 'identity.person';
const ID_CARD = 'idNumber';

export const encryptFacts = (keys: KeyRing, key: SubjectKey, facts: PersonFacts): string =>
  keys.encrypt(key, PURPOSE, facts);
export const decryptFacts = (keys: KeyRing, key: SubjectKey, row: PersonRow): PersonFacts =>
  keys.decrypt(key, PURPOSE, row.facts) as PersonFacts;
export const numberHash = (keys: KeyRing, idNumber: string): string => keys.matchingHash(ID_CARD, idNumber);

/** 按证件号码找人: by keyed hash; undefined when nobody with this number is known, or the facts were erased. */
export async function findPersonByIdNumber(
  db: Queryable,
  keys: KeyRing,
  idNumber: string,
): Promise<({ personId: string } & PersonFacts) | undefined> {
  const row = await findPersonRowByHash(db, numberHash(keys, idNumber));
  const facts = row && (await readFacts(db, keys, [row])).get(row.personId);
  return row && facts ? { personId: row.personId, ...facts } : undefined;
}

/** 取人员信息: refuses `platform.not-found` for an unknown person or one whose facts were erased. */
export async function getPersonFacts(db: Queryable, keys: KeyRing, personId: string): Promise<PersonFacts> {
  const facts = (await readFacts(db, keys, await findPersonRows(db, [personId]))).get(personId);
  if (!facts) throw platformRefusals.notFound.with();
  return facts;
}

/** 人员姓名 of many at once, for lists; people who are unknown or erased are left out. */
export async function personNames(
  db: Queryable,
  keys: KeyRing,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const facts = await readFacts(db, keys, await findPersonRows(db, [...new Set(personIds)]));
  return new Map([...facts].map(([id, { name }]) => [id, name]));
}

/** 取单位信息: refuses `platform.not-found`. */
export async function getOrganisation(db: Queryable, organisationId: string): Promise<Organisation> {
  const [row] = await findOrganisationRows(db, [organisationId]);
  if (!row) throw platformRefusals.notFound.with();
  return row;
}

/** 按统一社会信用代码找单位 (GB 32100). */
export async function findOrganisationByUscc(db: Queryable, uscc: string): Promise<Organisation | undefined> {
  return findOrganisationRowByUscc(db, uscc);
}

async function readFacts(db: Queryable, keys: KeyRing, rows: readonly PersonRow[]): Promise<Map<string, PersonFacts>> {
  const ring = await keys.load(
    db,
    rows.map((row) => row.personId),
  );
  const found = new Map<string, PersonFacts>();
  for (const row of rows) {
    const key = ring.keys.get(row.personId);
    // A closed account leaves no facts.
    if (key && row.facts.length > 0) found.set(row.personId, decryptFacts(keys, key, row));
  }
  return found;
}
