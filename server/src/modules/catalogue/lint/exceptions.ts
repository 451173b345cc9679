import { shanghaiDay } from '@yijian/core/calendar';
import type { LintException } from '@yijian/core/contract';
import { ruleOf } from '@yijian/core/lint';
import { type Environment, type Queryable, systemActor } from '#platform';
import { loadPublished } from '../load-published.ts';
import { withdrawDefinition } from '../withdraw-definition.ts';

/** 公示的例外: which rule is silenced where, who allowed it, why and until when. */
export type PublicException = {
  code: string;
  name: string;
  rule: string;
  ruleTitle: string;
  source: string;
  place: string;
  reason: string;
  approvedBy: string;
  until: string;
};

/** 例外公示: every exception in force, for everybody. */
export async function listExceptions(db: Queryable): Promise<{ exceptions: PublicException[] }> {
  const { byKind } = await loadPublished(db);
  const exceptions = [...byKind.lintException.values()].map(({ definition }) => {
    const { code, name, rule, place, reason, approvedBy, until } = definition as LintException;
    const { title = rule, source = '' } = ruleOf(rule) ?? {};
    return { code, name, rule, ruleTitle: title, source, place, reason, approvedBy, until };
  });
  return { exceptions: exceptions.sort((one, other) => (one.until < other.until ? -1 : 1)) };
}

/** 到期工作: exceptions whose last day is over are withdrawn, so that what they silenced is found again. */
export async function endDueExceptions(env: Environment): Promise<void> {
  const { byKind } = await loadPublished(env.db);
  if (byKind.lintException.size === 0) return;
  const today = shanghaiDay(await env.now());
  for (const { definition } of byKind.lintException.values()) {
    const { kind, code, until } = definition as LintException;
    if (until >= today) continue;
    await env.execute(withdrawDefinition, {
      input: { kind, code, reason: `例外在 ${until} 到期` },
      actor: systemActor,
    });
  }
}
