import type { App } from '../server/src/app/start-app.ts';

/** Waits until every event has reached its consumers, also those that the worker is handling just now. Throws when one failed. */
export async function delivered({ platform, database }: Pick<App, 'platform' | 'database'>): Promise<void> {
  for (;;) {
    await platform.deliver();
    const { rows } = await database.pool.query<{ consumer: string; type: string; error: string | null }>(
      'select consumer, type, error from platform.outbox where done_at is null',
    );
    const failed = rows.filter((row) => row.error !== null);
    if (failed.length > 0)
      throw new Error(failed.map((row) => `${row.consumer} on ${row.type}: ${row.error}`).join('\n'));
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
