import { shanghaiDay } from '@yijian/core/calendar';
import type { BundleRelease } from '@yijian/core/contract';
import { listStopped } from '#bundles';
import type { Environment } from '#platform';
import { refusals } from './refusals.ts';

/** 停办日过后不再收件: asked when an application is begun and when it is submitted. Refuses `intake.stopped`. */
export async function mustNotBeStopped(env: Pick<Environment, 'db' | 'now'>, release: BundleRelease): Promise<void> {
  const stopped = await listStopped(env.db, release, shanghaiDay(await env.now()));
  if (stopped.length > 0) throw refusals.stopped.with({ stopped });
}
