import type { DefinitionKind } from '@yijian/core/contract';
import { definitionSchemas } from '@yijian/core/contract';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
import type { DefinitionRef } from './definitions.ts';
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
 * `catalogue.compile-instead` for bundles. `legalBasis`: the document it rests on (文号).
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
    const change = {
      state,
      to: 'publish' as const,
      body: draft.body,
      reason: input.reason,
      legalBasis: input.legalBasis,
    };
    const { writes, events, changed } = planChanges(taken, [change], { actor, ctx });
    return {
      writes,
      events,
      result: { kind: input.kind, code: input.code, version: changed[0]!.version, hash: changed[0]!.hash, findings },
    };
  },
});
