import { insertInto, type Queryable, updateIn } from '#platform';

export type MandateRow = {
  mandateId: string;
  organisationId: string;
  agentId: string;
  bundles: string[] | null;
  startsOn: string;
  endsOn: string;
  revokedAt: string | null;
};
/** An organisation that a person may act for, and how. */
export type ActingFor = {
  organisationId: string;
  name: string;
  uscc: string;
  capacity: 'legalRepresentative' | 'mandate';
  mandateId: string | null;
  bundles: string[] | null;
  endsOn: string | null;
};

const columns =
  'mandate_id as "mandateId", organisation_id as "organisationId", agent_id as "agentId", bundles, starts_on as "startsOn", ends_on as "endsOn", revoked_at as "revokedAt"';

export const insertMandate = insertInto('identity.mandate', {
  mandate_id: 'uuid',
  code: 'text',
  organisation_id: 'uuid',
  agent_id: 'uuid',
  bundles: 'text[]',
  starts_on: 'date',
  ends_on: 'date',
  created_at: 'timestamptz',
});
export const revokeMandateRow = updateIn(
  'identity.mandate',
  { mandate_id: 'uuid' },
  { revoked_at: 'timestamptz', revoked_by: 'uuid' },
  { revoked_at: 'timestamptz' },
);

export async function findMandateByCode(db: Queryable, code: string): Promise<MandateRow | undefined> {
  return (await db.query<MandateRow>(`select ${columns} from identity.mandate where code = $1`, [code])).rows[0];
}

export async function takeMandate(db: Queryable, mandateId: string): Promise<MandateRow | undefined> {
  return (
    await db.query<MandateRow>(`select ${columns} from identity.mandate where mandate_id = $1 for update`, [mandateId])
  ).rows[0];
}

/** Organisations by law and by mandates in force on the business day; the law first. */
export async function findActingFor(db: Queryable, personId: string, today: string): Promise<ActingFor[]> {
  const { rows } = await db.query<ActingFor>(
    `select o.organisation_id as "organisationId", o.name, o.uscc, 'legalRepresentative' as capacity, null as "mandateId", null::text[] as bundles, null::date as "endsOn"
       from identity.organisation o where o.legal_representative_id = $1
     union all
     select o.organisation_id, o.name, o.uscc, 'mandate', m.mandate_id, m.bundles, m.ends_on
       from identity.mandate m join identity.organisation o using (organisation_id)
      where m.agent_id = $1 and m.revoked_at is null and $2::date between m.starts_on and m.ends_on
     order by capacity, name, "endsOn" desc`,
    [personId, today],
  );
  return rows;
}

/** Mandates given by organisations that the person represents, and mandates the person holds. */
export async function findMandatesOf(
  db: Queryable,
  personId: string,
): Promise<(MandateRow & { organisation: string })[]> {
  const { rows } = await db.query<MandateRow & { organisation: string }>(
    `select ${columns.replaceAll('organisation_id as', 'm.organisation_id as')}, o.name as organisation
       from identity.mandate m join identity.organisation o on o.organisation_id = m.organisation_id
      where o.legal_representative_id = $1 or m.agent_id = $1 order by m.ends_on desc, m.mandate_id`,
    [personId],
  );
  return rows;
}
