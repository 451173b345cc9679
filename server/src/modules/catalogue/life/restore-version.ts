import type { Definition } from '@yijian/core/contract';
import Type from 'typebox';
import { command, loadEach, type Queryable } from '#platform';
import { findBody } from '../catalogue.store.ts';
import { catalogueOwner, planChanges, takeCatalogue, type TakenCatalogue } from '../change-definition.ts';
import type { DefinitionRef } from '../definitions.ts';
import { Code, Kind } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';

type Input = DefinitionRef & { version: number; expectedHash?: string | null };
type Loaded = { taken: TakenCatalogue; body: Definition | undefined };

/**
 * 恢复旧版为草稿: an earlier version's text becomes the draft, to be edited and published like any other; history is not rewritten.
 * Refuses `catalogue.unknown-definition`, `catalogue.draft-changed` (a draft is there that was not looked at).
 */
export const restoreVersion = command({
  name: 'catalogue.restore-version',
  title: '恢复旧版为草稿',
  permission: { posts: ['catalogueManager'] },
  input: Type.Object(
    {
      kind: Kind,
      code: Code,
      version: Type.Integer({ minimum: 1 }),
      expectedHash: Type.Optional(Type.Union([Type.String({ maxLength: 64 }), Type.Null()])),
    },
    { additionalProperties: false },
  ),
  owner: () => catalogueOwner,
  load: loadEach(async (db: Queryable, { input }: { input: Input }): Promise<Loaded> => {
    const ref = { kind: input.kind, code: input.code };
    return { taken: await takeCatalogue(db, [ref]), body: await findBody(db, ref, input.version) };
  }),
  decide: ({ taken, body }: Loaded, { input, actor, ctx }) => {
    if (body === undefined)
      throw refusals.unknownDefinition.with({ kind: input.kind, code: input.code, version: input.version });
    const { expectedHash = null } = input;
    const change = { state: taken.states[0]!, to: 'draft' as const, body, expectedHash };
    const { writes, changed } = planChanges(taken, [change], { actor, ctx });
    const { version, hash } = changed[0]!;
    return { writes, result: { kind: input.kind, code: input.code, version, hash, restored: input.version } };
  },
});
