import { checkUscc } from '@yijian/core/identifiers';
import Type, { type Static } from 'typebox';
import { command, loadEach, type Queryable, type Request } from '#platform';
import { Code, importers, Name, refuseBadNumbers } from './import-person.ts';
import { findOrganisations, findPersonId, insertOrganisation, updateOrganisation } from './persons.store.ts';
import { refusals } from './refusals.ts';

const Input = Type.Object(
  { code: Code, name: Name(100), uscc: Name(18), legalRepresentative: Code, address: Name(200) },
  { additionalProperties: false },
);

const load = loadEach(async (db: Queryable, { input }: Request<Static<typeof Input>>) => ({
  ...(await findOrganisations(db, input)),
  personId: await findPersonId(db, input.legalRepresentative),
}));

/**
 * 导入单位: by `code`; `legalRepresentative` is the code of a person imported before. Refuses `platform.malformed-input`
 * (wrong check character, GB 32100), `identity.person-unknown`, `identity.uscc-taken`.
 */
export const importOrganisation = command({
  name: 'identity.import-organisation',
  title: '导入单位',
  permission: importers,
  input: Input,
  owner: ({ code }) => `identity.organisation:${code}`,
  load,
  decide: ({ byCode, byUscc, personId }, { input, ctx }) => {
    refuseBadNumbers({ uscc: checkUscc(input.uscc) });
    if (!personId) throw refusals.personUnknown.with({ code: input.legalRepresentative });
    if (byUscc && byUscc.organisationId !== byCode?.organisationId) throw refusals.usccTaken.with({ uscc: input.uscc });
    const organisationId = byCode?.organisationId ?? ctx.newId();
    const isSame =
      byCode &&
      byCode.name === input.name &&
      byCode.uscc === input.uscc &&
      byCode.address === input.address &&
      byCode.legalRepresentativeId === personId;
    if (isSame) return { writes: [], result: { organisationId, changed: false } };
    const row = {
      organisation_id: organisationId,
      code: input.code,
      uscc: input.uscc,
      name: input.name,
      address: input.address,
      legal_representative_id: personId,
      created_at: ctx.now,
      updated_at: ctx.now,
    };
    return {
      writes: [byCode ? updateOrganisation(row) : insertOrganisation(row)],
      result: { organisationId, changed: true },
    };
  },
});
