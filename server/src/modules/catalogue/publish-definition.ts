import { isDay } from '@yijian/core/calendar';
import type { DefinitionKind } from '@yijian/core/contract';
import { definitionSchemas } from '@yijian/core/contract';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
import type { DefinitionRef } from './definitions.ts';
import { planCascade } from './inheritance/plan-cascade.ts';
import { isBlocked, judgeAlone, judgeDefinition } from './judge-definition.ts';
import { overlaid } from './load-published.ts';
import { refusals } from './refusals.ts';

/** Kinds as an input type: one literal each. */
export const Kind = Type.Unsafe<DefinitionKind>(
  Type.Union(Object.keys(definitionSchemas).map((kind) => Type.Literal(kind))),
);
export const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });
/** Why it is published or withdrawn; shown beside the version. */
export const Reason = Type.String({ minLength: 2, maxLength: 300 });

/**
 * 发布定义 (CAT-02): the draft comes into force now; the version before it ends. Refuses `catalogue.not-publishable` with every
 * finding and its place, `catalogue.no-draft`, `catalogue.draft-changed` (when `expectedHash` is not the draft's),
 * `catalogue.compile-instead` for bundles, `catalogue.own-draft` (四眼). `effectiveOn`: a later day from which it is in force. `legalBasis`: the document it rests on (文号). Items below take over what the level above
 * sets (CAT-03): `cascaded` names them, `publish` where the new version is in force, `draft` where a person decides.
 */
export const publishDefinition = command({
  name: 'catalogue.publish-definition',
  title: '发布目录内容',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      kind: Kind,
      code: Code,
      reason: Reason,
      legalBasis: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
      expectedHash: Type.Optional(Type.String({ maxLength: 64 })),
      effectiveOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: DefinitionRef }) =>
    takeCatalogue(db, [{ kind: input.kind, code: input.code }]),
  ),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const state = taken.states[0]!;
    if (input.kind === 'bundle') throw refusals.compileInstead.with({ code: input.code });
    if (state.definitionId === null) throw refusals.unknownDefinition.with({ kind: input.kind, code: input.code });
    const { draft } = state;
    if (draft === null) throw refusals.noDraft.with({ published: state.published });
    if (input.expectedHash !== undefined && input.expectedHash !== draft.hash)
      throw refusals.draftChanged.with({ draft: draft.hash });
    const around = overlaid(taken.published, [{ definition: draft.body, version: draft.version, hash: draft.hash }]);
    const findings = [...judgeDefinition(draft.body, around), ...judgeAlone(draft.body, around)];
    if (isBlocked(findings)) throw refusals.notPublishable.with({ findings });
    const effectiveFrom = startOfDay(input.effectiveOn, ctx.today);
    const { reason, legalBasis } = input;
    const change = { state, to: 'publish' as const, body: draft.body, reason, legalBasis, effectiveFrom };
    const cascade = effectiveFrom === undefined ? planCascade(taken, [change]) : [];
    const { writes, events, changed } = planChanges(taken, [change, ...cascade], { actor, ctx });
    const [first, ...below] = changed;
    const cascaded = below.map(({ version }, at) => ({ code: cascade[at]!.state.code, version, to: cascade[at]!.to }));
    const { version, hash } = first!;
    return { writes, events, result: { kind: input.kind, code: input.code, version, hash, findings, cascaded } };
  },
});

/** The instant at which a later day begins in Shanghai; undefined for today or none. Refuses `catalogue.effective-day-past`. */
export function startOfDay(day: string | undefined, today: string): string | undefined {
  if (day === undefined || day === today) return undefined;
  if (!isDay(day) || day < today) throw refusals.effectiveDayPast.with({ today });
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}
