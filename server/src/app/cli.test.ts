import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('cli.ts', import.meta.url));
const lantern = fileURLToPath(new URL('../modules/catalogue/fixtures/lantern', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yijian-test-cli-'));

type Ran = { code: number; out: string; err: string };
const run = (...args: string[]): Promise<Ran> =>
  new Promise((done) => {
    execFile(process.execPath, [script, ...args], (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

/** What a person who made a mistake sees: one line, no stack. */
async function fails(args: string[], words: RegExp): Promise<void> {
  const { code, err } = await run(...args);
  expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
  expect(err).toMatch(words);
  expect(err).not.toMatch(/ at .+\.ts:\d+/);
}

describe('命令行', () => {
  test('不写命令、写错命令、看用法', async () => {
    expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('compile') });
    await fails(['fly'], /没有「fly」这个命令/);
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('lint') });
    for (const verb of ['serve', 'compile', 'lint', 'due', 'import', 'export', 'verify']) {
      expect(await run(verb, '--help')).toMatchObject({ code: 0, out: expect.stringContaining(`yijian ${verb}`) });
    }
  });

  test('compile:发布版、按回答的方案、单个事项', async () => {
    const release = await run('compile', 'open-lantern-shop', '--pack', lantern, '--json');
    expect(JSON.parse(release.out)).toMatchObject({
      release: { bundle: 'open-lantern-shop', schema: 'yijian.release/1' },
    });
    const answers = { 'open-flame': 'no', area: '80', 'by-agent': 'no', extras: ['none'] };
    writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers));
    const given = await run(
      'compile',
      'open-lantern-shop',
      '--pack',
      lantern,
      '--json',
      '--answers',
      JSON.stringify(answers),
    );
    const fromFile = await run(
      'compile',
      'open-lantern-shop',
      '--pack',
      lantern,
      '--json',
      '--answers',
      join(folder, 'answers.json'),
    );
    expect(JSON.parse(given.out)).toMatchObject({ preview: { pending: [] }, notice: { complete: true } });
    expect(fromFile).toEqual(given);
    expect(await run('compile', 'sign-record', '--pack', lantern)).toMatchObject({
      code: 0,
      out: expect.stringContaining('招牌备案'),
    });
  });

  test('compile:没有的一件事、不对的回答、不是 JSON、没有的文件', async () => {
    await fails(['compile', 'nothing', '--pack', lantern], /没有「nothing」这件事.*open-lantern-shop/);
    await fails(['compile', 'open-lantern-shop', '--pack', lantern, '--answers', '{"area":"很大"}'], /店铺有多大/);
    await fails(['compile', 'open-lantern-shop', '--pack', lantern, '--answers', '{"area":80}'], /area/);
    await fails(['compile', 'open-lantern-shop', '--pack', lantern, '--answers', '{"area"'], /不是 JSON/);
    await fails(['compile', 'open-lantern-shop', '--pack', lantern, '--answers', 'none.json'], /找不到回答文件/);
    await fails(['compile', '--colour'], /--colour/);
    await fails(['compile'], /请写一个一件事的编码/);
    await fails(['compile', 'x', '--pack', join(folder, 'nowhere')], /内容包/);
  });

  test('lint:没有问题为 0;有问题逐条列出文件和行', async () => {
    const clean = await run('lint', '--pack', lantern, '--json');
    expect({ code: clean.code, ...JSON.parse(clean.out) }).toMatchObject({ code: 0, blocked: 0 });
    writeFileSync(join(folder, 'pack.yaml'), 'code: bad\nname: 坏包\nlabel: 测试\nversion: 1.0.0\ndemo: true\n');
    writeFileSync(join(folder, 'role.yaml'), 'kind: role\ncode: keeper\nname: 掌柜\nsubject: cat\n');
    const bad = await run('lint', '--pack', folder);
    expect(bad).toMatchObject({ code: 1, out: expect.stringContaining('role.yaml:4') });
    expect(JSON.parse((await run('lint', '--schema')).out)).toHaveProperty('item');
  });

  test('due:国庆前 5 个工作日，说明理由；不存在的日期、超出范围', async () => {
    expect(await run('due', '--from', '2026-09-28', '--days', '5')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^2026-10-10\n.*国庆节/),
    });
    expect(JSON.parse((await run('due', '--from', '2026-09-28', '--days', '5', '--json')).out)).toMatchObject({
      due: '2026-10-10',
    });
    await fails(['due', '--from', '2026-02-30', '--days', '5'], /存在的日期/);
    await fails(['due', '--from', '2026-09-28', '--days', '-1'], /days/);
    await fails(['due', '--from', '2026-09-28', '--days', '一'], /0 到 3650/);
    await fails(['due', '--from', '1990-01-01', '--days', '5'], /超出工作日历的范围/);
    await fails(['due'], /--from/);
  });
});
