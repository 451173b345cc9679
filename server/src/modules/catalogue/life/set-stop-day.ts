import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { writeStopDay } from '../catalogue.store.ts';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import type { DefinitionRef } from '../definitions.ts';
import { Code, Kind, Reason } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';

/**
 * 设定停办日: the last day on which an item or bundle can be applied for; cases in hand go on, the definition stays in force
 * (unlike withdrawal). `stopsOn` null takes it back. Refuses `catalogue.not-published`, `catalogue.stop-day-past`.
 */
export const setStopDay = command({
  name: 'catalogue.set-stop-day',
  title: '设定停办日',
  permission: { posts: ['catalogueManager'], system: true },
  input: Type.Object(
    {
      kind: Kind,
      code: Code,
      stopsOn: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
      reason: Reason,
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: DefinitionRef }) =>
    takeCatalogue(db, [{ kind: input.kind, code: input.code }]),
  ),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const { definitionId, published } = taken.states[0]!;
    if (definitionId === null || published === null) throw refusals.notPublished.with();
    if (input.stopsOn !== null && input.stopsOn < ctx.today) throw refusals.stopDayPast.with({ today: ctx.today });
    const told = planChanges(taken, [], { actor, ctx });
    return {
      writes: [writeStopDay(definitionId, input.stopsOn), ...told.writes],
      result: { kind: input.kind, code: input.code, stopsOn: input.stopsOn },
    };
  },
});
