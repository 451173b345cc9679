import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import { judgeDefinition } from '../judge-definition.ts';
import { overlaid } from '../load-published.ts';
import { Code } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { type Behind, mergeBehind, mustBeBehind } from './merge-offers.ts';

type Input = { code: string; to: number; choices?: { place: string; take: 'theirs' | 'ours' }[] };
type Loaded = { taken: TakenCatalogue; behind: Behind };

/**
 * 合并上级变更 (CAT-03): the item takes over what the level above changed and becomes a draft that a person may go on editing. `to`: the
 * version of the item above that was looked at; `choices`: whose value is kept where both changed it. Refuses
 * `catalogue.nothing-to-merge`, `catalogue.merge-outdated` (another version by now), `catalogue.conflicts-open` with every place left.
 */
export const takeOver = command({
  name: 'catalogue.take-over',
  title: '合并上级变更',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      code: Code,
      to: Type.Integer({ minimum: 1 }),
      choices: Type.Optional(
        Type.Array(
          Type.Object(
            {
              place: Type.String({ maxLength: 300 }),
              take: Type.Union([Type.Literal('theirs'), Type.Literal('ours')]),
            },
            { additionalProperties: false },
          ),
          { maxItems: 500 },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: Input }): Promise<Loaded> => {
    const taken = await takeCatalogue(db, [{ kind: 'item', code: input.code }]);
    return { taken, behind: await mustBeBehind(db, taken.states[0]!, taken.published) };
  }),
  decide: ({ taken, behind }: Loaded, { input, actor, ctx }) => {
    if (behind.above.to !== input.to) throw refusals.mergeOutdated.with({ version: behind.above.to });
    const choices = new Map((input.choices ?? []).map(({ place, take }) => [place, take]));
    const { body, conflicts } = mergeBehind(behind, taken.published, choices);
    if (conflicts.length > 0)
      throw refusals.conflictsOpen.with({ places: conflicts.map(({ path }) => path.join('/')) });
    const { writes, changed } = planChanges(taken, [{ state: behind.state, to: 'draft', body }], { actor, ctx });
    const draft = changed[0]!;
    const around = overlaid(taken.published, [{ definition: body, version: draft.version, hash: draft.hash }]);
    const findings = judgeDefinition(body, around);
    return { writes, result: { code: input.code, version: draft.version, hash: draft.hash, findings } };
  },
});
