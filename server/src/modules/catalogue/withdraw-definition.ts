import { documentActs } from '@yijian/core/contract';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
import type { DefinitionRef } from './definitions.ts';
import { Code, Kind, Reason } from './publish-definition.ts';
import { refusals } from './refusals.ts';
import { usersOf } from './references/users-of.ts';

/** What names an item without needing it: bundles and windows lose it, baselines and comparisons are history, a clean-up wants it gone. */
const besideItems: ReadonlySet<string> = new Set([
  'bundle',
  'baseline',
  'benchmark',
  'cleanUp',
  'window',
  'placement',
  'docking',
  'norm',
]);

/**
 * 取消定义: ends the version in force; its history stays. An item may be withdrawn while bundles contain it: from then on nobody
 * can apply for them with it (CAT-10); anything else that published definitions refer to refuses `catalogue.still-used`.
 */
export const withdrawDefinition = command({
  name: 'catalogue.withdraw-definition',
  title: '取消目录内容',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object({ kind: Kind, code: Code, reason: Reason }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: DefinitionRef }) =>
    takeCatalogue(db, [{ kind: input.kind, code: input.code }]),
  ),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    if (input.kind === 'bundle') throw refusals.compileInstead.with({ code: input.code });
    const { writes, events, changed } = planChanges(taken, [{ state: taken.states[0]!, to: 'withdraw' }], {
      actor,
      ctx,
    });
    if (input.kind === 'documentTemplate' && Object.hasOwn(documentActs, input.code))
      throw refusals.stillUsed.with({ usedBy: [{ ...input, name: '平台出具文书' }], total: 1 });
    const users = usersOf(input, taken.published);
    const binding = input.kind === 'item' ? users.filter((user) => !besideItems.has(user.kind)) : users;
    if (binding.length > 0) throw refusals.stillUsed.with({ usedBy: binding.slice(0, 50), total: binding.length });
    return {
      writes,
      events,
      result: {
        kind: input.kind,
        code: input.code,
        version: changed[0]!.version,
        affectedBundles: users.filter((user) => user.kind === 'bundle'),
      },
    };
  },
});
