import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor, PostRole } from '../context.ts';
import { folderBlobStore } from '../blob-store.ts';
import type { Configuration } from '../environment.ts';
import { systemRandom } from '../ids.ts';
import { createPlatform, type Platform } from '../platform.ts';
import type { Reaction } from '../reactions.ts';
import { createKeyRing } from '../subject-keys.ts';
import { testDatabase } from './test-database.ts';

/** 测试运行环境: the real runner on a real database of this file's own; demo mode, so that the business clock may be advanced. */
export async function testPlatform(
  options: { reactions?: readonly Reaction[]; config?: Partial<Configuration> } = {},
): Promise<Platform> {
  const { pool } = await testDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), 'yijian-test-files-'));
  return createPlatform({
    pool,
    random: systemRandom,
    keys: createKeyRing(Buffer.alloc(32, 7), systemRandom),
    blobs: folderBlobStore(dataFolder),
    config: { demo: true, baseUrl: 'http://127.0.0.1:8080', dataFolder, ...options.config },
    reactions: options.reactions ?? [],
  });
}

/** A member of staff with one post, for tests; the authority `hall` is a 综合窗口. */
export const staff = (account: string, role: PostRole, authority: string, region = '990101'): Actor => ({
  kind: 'staff',
  accountId: account,
  personId: account,
  principal: null,
  capacity: null,
  sessionId: null,
  posts: [{ id: `${account}-${role}`, authority, role, region, hall: authority === 'hall' ? 'hall' : null }],
});

/** A citizen acting as self, for tests. */
export const citizen = (personId: string): Actor => ({
  kind: 'citizen',
  accountId: personId,
  personId,
  principal: { kind: 'person', id: personId },
  capacity: 'self',
  sessionId: null,
  posts: [],
});
