import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from './change-definition.ts';
import { type DefinitionRef, nameOf } from './definitions.ts';
import type { PublishedCatalogue } from './load-published.ts';
import { Code, Kind, Reason } from './publish-definition.ts';
import { referencesOf } from './references.ts';
import { refusals } from './refusals.ts';

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
    const users = usersOf(input, taken.published);
    const binding = input.kind === 'item' ? users.filter((user) => user.kind !== 'bundle') : users;
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

function usersOf(ref: DefinitionRef, { byKind }: PublishedCatalogue): (DefinitionRef & { name: string })[] {
  const all = Object.values(byKind).flatMap((definitions) => [...definitions.values()]);
  return all
    .filter(
      ({ definition }) =>
        referencesOf(definition).some(({ kind, code }) => kind === ref.kind && code === ref.code) &&
        !(definition.kind === ref.kind && definition.code === ref.code),
    )
    .map(({ definition }) => ({ kind: definition.kind, code: definition.code, name: nameOf(definition) }));
}
