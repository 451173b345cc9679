import { shanghaiDay } from '@yijian/core/calendar';
import Type, { type Static } from 'typebox';
import { command, type LoadEnvironment, loadEach, type Queryable, type Request } from '#platform';
import { actInSession } from './accounts.store.ts';
import { findActingFor } from './mandates.store.ts';
import { refusals } from './refusals.ts';

const Input = Type.Object(
  { kind: Type.Union([Type.Literal('person'), Type.Literal('organisation')]), id: Type.String({ format: 'uuid' }) },
  { additionalProperties: false },
);

const load = loadEach(async (db: Queryable, { actor }: Request<Static<typeof Input>>, env: LoadEnvironment) => ({
  organisations: actor.personId ? await findActingFor(db, actor.personId, shanghaiDay(env.now)) : [],
}));

/**
 * 选择办理身份: self, or an organisation by law (法定代表人) or by a mandate in force; the law goes before a mandate. Holds
 * for this session. Refuses `identity.may-not-act-for`.
 */
export const actFor = command({
  name: 'identity.act-for',
  title: '选择办理身份',
  permission: { citizen: true },
  input: Input,
  owner: (_input, actor) => `identity.session:${actor.sessionId ?? 'none'}`,
  load,
  decide: ({ organisations }, { input, actor }) => {
    if (!actor.sessionId) throw refusals.mayNotActFor.with();
    const isSelf = input.kind === 'person' && input.id === actor.personId;
    const found =
      input.kind === 'organisation' ? organisations.find((one) => one.organisationId === input.id) : undefined;
    if (!isSelf && !found) throw refusals.mayNotActFor.with();
    const capacity = found?.capacity ?? 'self';
    const row = {
      session_id: actor.sessionId,
      principal_kind: input.kind,
      principal_id: input.id,
      capacity,
      mandate_id: found?.mandateId ?? null,
    };
    return { writes: [actInSession(row)], result: { principal: { kind: input.kind, id: input.id }, capacity } };
  },
});
