import Type, { type Static } from 'typebox';
import { command, loadEach, refusals as platformRefusals, type Queryable, type Request } from '#platform';
import { revokeMandateRow, takeMandate } from './mandates.store.ts';
import { findOrganisationRows } from './persons.store.ts';
import { refusals } from './refusals.ts';

const Input = Type.Object({ mandateId: Type.String({ format: 'uuid' }) }, { additionalProperties: false });

const load = loadEach(async (db: Queryable, { input }: Request<Static<typeof Input>>) => {
  const mandate = await takeMandate(db, input.mandateId);
  const organisations = mandate ? await findOrganisationRows(db, [mandate.organisationId]) : [];
  return { mandate, representativeId: organisations[0]?.legalRepresentativeId };
});

/**
 * 撤销委托: by the organisation's legal representative, or given back by the agent; effective with the next request of
 * every session. Refuses `platform.not-found` for anybody else, `identity.mandate-revoked`.
 */
export const revokeMandate = command({
  name: 'identity.revoke-mandate',
  title: '撤销委托',
  permission: { citizen: true },
  input: Input,
  owner: ({ mandateId }) => `identity.mandate:${mandateId}`,
  load,
  decide: ({ mandate, representativeId }, { actor, ctx }) => {
    const isParty =
      actor.personId !== null && (actor.personId === representativeId || actor.personId === mandate?.agentId);
    if (!mandate || !isParty) throw platformRefusals.notFound.with();
    if (mandate.revokedAt) throw refusals.mandateRevoked.with({ revokedAt: mandate.revokedAt });
    return {
      writes: [
        revokeMandateRow({
          mandate_id: mandate.mandateId,
          revoked_at: ctx.now,
          revoked_by: actor.personId,
          was_revoked_at: null,
        }),
      ],
      result: { mandateId: mandate.mandateId, revokedAt: ctx.now },
    };
  },
});
