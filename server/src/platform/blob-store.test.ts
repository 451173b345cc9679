import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderBlobStore } from './blob-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'yijian-test-blobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const store = folderBlobStore(folder);
const content = Buffer.from('同一份材料');
const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

describe('文件存储 (FRM-19)', () => {
  it('同样的内容存两次只有一份，名字就是摘要', async () => {
    const hash = await store.put(content);
    expect(await store.put(Buffer.from(content))).toBe(hash);
    expect(files().map((file) => file.name)).toEqual([hash]);
    expect(await store.get(hash)).toEqual(content);
  });

  it('改动磁盘上的文件：读的时候报错，不给出改过的内容；重新存一次就修好', async () => {
    const hash = await store.put(content);
    writeFileSync(join(folder, hash.slice(0, 2), hash), '改过的');
    await expect(store.get(hash)).rejects.toThrow(/damaged/u);
    await store.put(content);
    expect(await store.get(hash)).toEqual(content);
  });

  it('没有的、写法不对的，就是没有', async () => {
    expect(await store.get('0'.repeat(64))).toBeUndefined();
    expect(await store.get('../../etc/passwd')).toBeUndefined();
  });
});
