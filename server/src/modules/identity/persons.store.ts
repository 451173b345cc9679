import { insertInto, type Queryable, updateIn } from '#platform';

export type PersonRow = { personId: string; code: string | null; matchingHash: string; facts: Buffer };
export type OrganisationRow = {
  organisationId: string;
  code: string | null;
  uscc: string;
  name: string;
  address: string;
  legalRepresentativeId: string;
};

const personColumns = 'person_id as "personId", code, matching_hash as "matchingHash", facts';
const organisationColumns =
  'organisation_id as "organisationId", code, uscc, name, address, legal_representative_id as "legalRepresentativeId"';

export const insertPerson = insertInto('identity.person', {
  person_id: 'uuid',
  code: 'text',
  matching_hash: 'text',
  facts: 'bytea',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
});
export const updatePerson = updateIn(
  'identity.person',
  { person_id: 'uuid' },
  { matching_hash: 'text', facts: 'bytea', updated_at: 'timestamptz' },
);
export const insertOrganisation = insertInto('identity.organisation', {
  organisation_id: 'uuid',
  code: 'text',
  uscc: 'text',
  name: 'text',
  address: 'text',
  legal_representative_id: 'uuid',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
});
export const updateOrganisation = updateIn(
  'identity.organisation',
  { organisation_id: 'uuid' },
  { uscc: 'text', name: 'text', address: 'text', legal_representative_id: 'uuid', updated_at: 'timestamptz' },
);

/** Row of the code and row of the number: the same person, two, or none. */
export async function findPersons(
  db: Queryable,
  by: { code: string; matchingHash: string },
): Promise<{ byCode?: PersonRow; byNumber?: PersonRow }> {
  const { rows } = await db.query<PersonRow>(
    `select ${personColumns} from identity.person where code = $1 or matching_hash = $2 order by person_id for update`,
    [by.code, by.matchingHash],
  );
  return {
    byCode: rows.find((row) => row.code === by.code),
    byNumber: rows.find((row) => row.matchingHash === by.matchingHash),
  };
}

export async function findPersonRows(db: Queryable, ids: readonly string[]): Promise<PersonRow[]> {
  return (
    await db.query<PersonRow>(`select ${personColumns} from identity.person where person_id = any($1::uuid[])`, [ids])
  ).rows;
}

export async function findPersonRowByHash(db: Queryable, matchingHash: string): Promise<PersonRow | undefined> {
  return (
    await db.query<PersonRow>(`select ${personColumns} from identity.person where matching_hash = $1`, [matchingHash])
  ).rows[0];
}

export async function findPersonId(db: Queryable, code: string): Promise<string | undefined> {
  return (await db.query<{ id: string }>('select person_id as id from identity.person where code = $1', [code])).rows[0]
    ?.id;
}

export async function findOrganisations(
  db: Queryable,
  by: { code: string; uscc: string },
): Promise<{ byCode?: OrganisationRow; byUscc?: OrganisationRow }> {
  const { rows } = await db.query<OrganisationRow>(
    `select ${organisationColumns} from identity.organisation where code = $1 or uscc = $2 order by organisation_id for update`,
    [by.code, by.uscc],
  );
  return { byCode: rows.find((row) => row.code === by.code), byUscc: rows.find((row) => row.uscc === by.uscc) };
}

export async function findOrganisationId(db: Queryable, code: string): Promise<string | undefined> {
  return (
    await db.query<{ id: string }>('select organisation_id as id from identity.organisation where code = $1', [code])
  ).rows[0]?.id;
}

export async function findOrganisationRows(db: Queryable, ids: readonly string[]): Promise<OrganisationRow[]> {
  return (
    await db.query<OrganisationRow>(
      `select ${organisationColumns} from identity.organisation where organisation_id = any($1::uuid[])`,
      [ids],
    )
  ).rows;
}

export async function findOrganisationRowByUscc(db: Queryable, uscc: string): Promise<OrganisationRow | undefined> {
  return (
    await db.query<OrganisationRow>(`select ${organisationColumns} from identity.organisation where uscc = $1`, [uscc])
  ).rows[0];
}
