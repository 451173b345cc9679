import { checkIsoDate } from '@yijian/core/identifiers';
import Type, { type Static } from 'typebox';
import { command, loadEach, refusals as platformRefusals, type Queryable, type Request } from '#platform';
import { Code, importers, refuseBadNumbers } from './import-person.ts';
import { findMandateByCode, insertMandate } from './mandates.store.ts';
import { findOrganisationId, findPersonId } from './persons.store.ts';
import { refusals } from './refusals.ts';

const BundleCode = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });

const Input = Type.Object(
  {
    code: Code,
    organisation: Code,
    agent: Code,
    bundles: Type.Optional(Type.Array(BundleCode, { minItems: 1, maxItems: 200 })),
    from: Type.String({ maxLength: 10 }),
    to: Type.String({ maxLength: 10 }),
  },
  { additionalProperties: false },
);

const load = loadEach(async (db: Queryable, { input }: Request<Static<typeof Input>>) => ({
  known: await findMandateByCode(db, input.code),
  organisationId: await findOrganisationId(db, input.organisation),
  agentId: await findPersonId(db, input.agent),
}));

/**
 * 导入委托: `agent` may act for the organisation in `bundles` (absent: in all), from day to day inclusive. A mandate that is
 * there already stays as it is: its end is a revocation. Refuses `platform.malformed-input`, `identity.person-unknown`,
 * `identity.organisation-unknown`.
 */
export const importMandate = command({
  name: 'identity.import-mandate',
  title: '导入委托',
  permission: importers,
  input: Input,
  owner: ({ code }) => `identity.mandate:${code}`,
  load,
  decide: ({ known, organisationId, agentId }, { input, ctx }) => {
    refuseBadNumbers({ from: checkIsoDate(input.from), to: checkIsoDate(input.to) });
    if (input.from > input.to)
      throw platformRefusals.malformedInput.with({ findings: [{ place: '/to', message: '结束日期早于开始日期' }] });
    if (!organisationId) throw refusals.organisationUnknown.with({ code: input.organisation });
    if (!agentId) throw refusals.personUnknown.with({ code: input.agent });
    if (known) return { writes: [], result: { mandateId: known.mandateId, changed: false } };
    const mandateId = ctx.newId();
    const row = {
      mandate_id: mandateId,
      code: input.code,
      organisation_id: organisationId,
      agent_id: agentId,
      bundles: input.bundles ?? null,
      starts_on: input.from,
      ends_on: input.to,
      created_at: ctx.now,
    };
    return { writes: [insertMandate(row)], result: { mandateId, changed: true } };
  },
});
