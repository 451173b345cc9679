import type { Definition } from '@yijian/core/contract';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
import { judgeInheritance } from './inheritance/judge-inheritance.ts';
import { withParentVersion } from './inheritance/levels.ts';
import { judgeAlone, judgeDefinition } from './judge-definition.ts';
import { judgeShape } from './judge-shape.ts';
import { overlaid, type PublishedCatalogue } from './load-published.ts';
import { refusals } from './refusals.ts';

/**
 * 保存草稿: makes or replaces the one draft of a definition. The format must be right (`catalogue.malformed-definition`, all
 * findings at once); what is still missing for publishing is answered as findings. `expectedHash`: the draft that was edited
 * (null = there was none); another one now refuses `catalogue.draft-changed`; changing what the level above sets
 * refuses `catalogue.common-element`.
 */
export const saveDraft = command({
  name: 'catalogue.save-draft',
  title: '保存目录草稿',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      definition: Type.Unknown(),
      expectedHash: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: { definition: unknown } }) => {
    const findings = judgeShape(input.definition);
    if (findings.length > 0) throw refusals.malformedDefinition.with({ findings });
    const { kind, code } = input.definition as Definition;
    return takeCatalogue(db, [{ kind, code }]);
  }),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const definition = withParentVersion(
      input.definition as Definition,
      (item) => taken.published.byKind.item.get(item)?.version,
    );
    refuseCommonChanges(definition, taken.published);
    const planned = planChanges(
      taken,
      [{ state: taken.states[0]!, to: 'draft', body: definition, expectedHash: input.expectedHash }],
      { actor, ctx },
    );
    const draft = planned.changed[0]!;
    const around = overlaid(taken.published, [{ definition, version: draft.version, hash: draft.hash }]);
    const findings =
      definition.kind === 'bundle' ? [] : [...judgeDefinition(definition, around), ...judgeAlone(definition, around)];
    return {
      writes: planned.writes,
      result: { kind: definition.kind, code: definition.code, version: draft.version, hash: draft.hash, findings },
    };
  },
});

/** 共性要素接口拒写 (CAT-05): below, nobody edits what the level above sets. Being behind is told when it is published. */
function refuseCommonChanges(definition: Definition, published: PublishedCatalogue): void {
  if (definition.kind !== 'item') return;
  const findings = judgeInheritance(definition, published).filter(({ code }) => code === 'common-element');
  if (findings.length > 0) throw refusals.commonElement.with({ findings });
}
