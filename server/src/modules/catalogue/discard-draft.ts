import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
import type { DefinitionRef } from './definitions.ts';
import { Code, Kind } from './publish-definition.ts';

/** 放弃草稿: what is in force stays. Refuses `catalogue.no-draft`. */
export const discardDraft = command({
  name: 'catalogue.discard-draft',
  title: '放弃目录草稿',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object({ kind: Kind, code: Code }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: DefinitionRef }) =>
    takeCatalogue(db, [{ kind: input.kind, code: input.code }]),
  ),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const { writes, changed } = planChanges(taken, [{ state: taken.states[0]!, to: 'discard' }], { actor, ctx });
    return { writes, result: { kind: input.kind, code: input.code, version: changed[0]!.version } };
  },
});
