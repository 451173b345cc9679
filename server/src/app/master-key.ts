import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemRandom } from '#platform';

/**
 * 主密钥: 32 bytes that wrap every subject key, from YIJIAN_MASTER_KEY (hex) or a file in the data folder that only its owner
 * can read. It never enters the database: who has only the database has no personal data. Throws when it is malformed.
 */
export function readMasterKey(dataFolder: string, given = process.env.YIJIAN_MASTER_KEY): Buffer {
  if (given) return parse(given, 'YIJIAN_MASTER_KEY');
  const file = join(dataFolder, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, systemRandom(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
    chmodSync(file, 0o600);
  }
  return parse(readFileSync(file, 'utf8').trim(), file);
}

function parse(hex: string, place: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new Error(`${place}: 主密钥应为 64 位十六进制数 the master key must be 64 hex digits`);
  return Buffer.from(hex, 'hex');
}
