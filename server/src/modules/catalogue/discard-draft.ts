import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { writeDiscardedDraft } from './catalogue.store.ts';
import { catalogueOwner, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
import type { DefinitionRef } from './definitions.ts';
import { Code, Kind } from './publish-definition.ts';
import { refusals } from './refusals.ts';

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
  decide: ({ states }: TakenCatalogue, { input }) => {
    const { definitionId, draft } = states[0]!;
    if (definitionId === null || draft === null) throw refusals.noDraft.with();
    return {
      writes: [writeDiscardedDraft({ definitionId, version: draft.version })],
      result: { kind: input.kind, code: input.code, version: draft.version },
    };
  },
});
