import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse, findHolder, type Holder, lockFolder } from './lock.ts';
import { processMark } from './process-mark.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yijian-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leave(holder: Partial<Holder>): void {
  const whole = { pid: 1, startedAt: '', token: 'left', address: '', since: '', ...holder };
  writeFileSync(join(folder, 'yijian.lock'), JSON.stringify(whole));
}

test('one holder at a time; released, the next may come, and nothing is left in the folder', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
  expect(findHolder(folder)?.pid).toBe(process.pid);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  (await lockFolder(folder)).release();
});

test('the lock of a process that ended does not block', async () => {
  const gone = spawn('true');
  const mark = processMark(gone.pid!);
  await once(gone, 'close');
  leave(mark);
  expect(findHolder(folder)).toBeUndefined();
  (await lockFolder(folder)).release();
});

test('a live process that got the number of a dead holder does not block', async () => {
  leave({ ...processMark(process.pid), startedAt: 'another boot/1' });
  (await lockFolder(folder)).release();
});

test('the lock of a live process blocks, also without its address', async () => {
  leave(processMark(process.ppid));
  await expect(lockFolder(folder)).rejects.toThrow(`pid ${process.ppid})`);
});

test('text cut off by a full disk does not block', async () => {
  writeFileSync(join(folder, 'yijian.lock'), '{"pid": 12');
  (await lockFolder(folder)).release();
});

test('of many starts after a kill exactly one gets the folder', async () => {
  for (let round = 0; round < 20; round++) {
    leave({ ...processMark(process.pid), startedAt: 'dead' });
    const starts = await Promise.allSettled(Array.from({ length: 16 }, () => lockFolder(folder)));
    const won = starts.filter((start) => start.status === 'fulfilled');
    expect(won).toHaveLength(1);
    won[0]!.value.release();
  }
});
