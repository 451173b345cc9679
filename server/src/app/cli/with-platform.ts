import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyRing, createPlatform, folderBlobStore, type Platform, systemRandom } from '#platform';
import { openDatabase } from '../../platform/database/index.ts';
import { prepareDatabase } from '../../platform/prepare-database.ts';
import { readMasterKey } from '../master-key.ts';
import { dataFolder } from '../serve.ts';
import { reactions } from '../wiring.ts';

/** 运行环境 without the web server: database of YIJIAN_DATA or DATABASE_URL, brought to shape, closed afterwards. */
export async function withPlatform<R>(work: (platform: Platform) => Promise<R>): Promise<R> {
  const folder = dataFolder();
  mkdirSync(folder, { recursive: true });
  const url = process.env.DATABASE_URL;
  const database = await openDatabase(url ? { url } : { embedded: folder });
  try {
    await prepareDatabase(database.pool);
    const platform = createPlatform({
      pool: database.pool,
      random: systemRandom,
      keys: createKeyRing(readMasterKey(folder), systemRandom),
      blobs: folderBlobStore(join(folder, 'files')),
      config: { demo: true, baseUrl: 'http://127.0.0.1:8080', dataFolder: folder },
      reactions,
    });
    const result = await work(platform);
    await platform.idle();
    return result;
  } finally {
    await database.close();
  }
}
