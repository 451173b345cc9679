import { contentHash, type ServiceItem } from '@yijian/core/contract';
import Type from 'typebox';
import { command, type Environment, loadEach, type Queryable, systemActor } from '#platform';
import {
  catalogueOwner,
  type DefinitionChange,
  planChanges,
  takeCatalogue,
  type TakenCatalogue,
} from '../change-definition.ts';
import type { DefinitionRef } from '../definitions.ts';
import { planCascade } from '../inheritance/plan-cascade.ts';
import { Code, Kind } from '../publish-definition.ts';
import { refusals } from '../refusals.ts';
import { listScheduledDue } from './reviews.store.ts';

/**
 * 到日生效: a version that was published ahead comes into force on its day; items below follow as at any publication. It was judged
 * when it was published, so the law's day is not put off by what others changed since; the lint says what is wrong now.
 */
export const bringIntoForce = command({
  name: 'catalogue.bring-into-force',
  title: '到日生效',
  permission: { system: true },
  input: Type.Object({ kind: Kind, code: Code }, { additionalProperties: false }),
  owner: () => catalogueOwner,
  load: loadEach((db: Queryable, { input }: { input: DefinitionRef }) =>
    takeCatalogue(db, [{ kind: input.kind, code: input.code }]),
  ),
  decide: (taken: TakenCatalogue, { input, actor, ctx }) => {
    const state = taken.states[0]!;
    if (state.scheduled === null || state.scheduled.effectiveFrom > ctx.now)
      throw refusals.notScheduled.with({ code: input.code });
    const { body, version } = state.scheduled;
    const cascade = body.kind === 'item' ? cascadeOf(taken, { body, version }) : [];
    const { writes, events } = planChanges(taken, [{ state, to: 'force' }, ...cascade], { actor, ctx });
    return { writes, events, result: { kind: input.kind, code: input.code, version } };
  },
});

function cascadeOf(
  taken: TakenCatalogue,
  { body, version }: { body: ServiceItem; version: number },
): DefinitionChange[] {
  const state = { ...taken.states[0]!, draft: null, lastVersion: version - 1 };
  const asPublished = { state, to: 'publish' as const, body, reason: contentHash(body) };
  return planCascade(taken, [asPublished]);
}

/** 到期工作: every version whose day has come, one after the other. */
export async function forceDueVersions(env: Environment): Promise<void> {
  for (const ref of await listScheduledDue(env.db, await env.now()))
    await env.execute(bringIntoForce, { input: ref, actor: systemActor });
}
