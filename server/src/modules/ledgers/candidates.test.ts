import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { importDefinitions, loadPublished } from '#catalogue';
import { systemActor } from '#platform';
import { testPlatform } from '../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../catalogue/testing-lantern.ts';
import { rankCandidates } from './candidates.ts';
import { readCandidates } from './read-candidates.ts';

const { env } = await testPlatform();
const [sign, trade, third] = lanternDefinitions()
  .filter((one) => one.kind === 'item' && one.node === 'strand')
  .map((one) => one.code)
  .toSorted() as [string, string, string];

/** A case of one item, asked for by somebody on a day. */
async function ask(item: string, who: string, on: string, bundle = `single-${item}`): Promise<void> {
  const caseId = randomUUID();
  await env.db.query(
    `insert into cases.case (case_id, receipt_no, query_code_hash, bundle, bundle_name, release, region, channel, principal_kind, principal_id, status, received_at, state, seq)
     values ($1, '', '', $2, '', '', '990101', 'portal', 'person', $3, 'accepted', $4::date, '{}', 1)`,
    [caseId, bundle, who, on],
  );
  await env.db.query(
    `insert into cases.strand (case_id, member, item, item_name, item_version, authority, deciding_region, status)
     values ($1, 'one', $2, '', 1, '', '990101', 'reviewing')`,
    [caseId, item],
  );
}
const people = Array.from({ length: 7 }, () => randomUUID());

beforeAll(async () => {
  await importDefinitions(env, lanternDefinitions(), { actor: systemActor, reason: '首次导入' });
  for (const [at, who] of people.entries()) {
    await ask(sign, who, '2026-03-02');
    await ask(trade, who, '2026-03-20');
    if (at < 5) await ask(third, who, '2026-03-25');
  }
});

test('造数据以后，同办得多的事项对排在前面；只有数，没有人 (THG-14)', async () => {
  const found = await readCandidates(env);
  expect(found.map(({ items, together, applicants }) => [items.map(({ code }) => code), together, applicants])).toEqual(
    [
      [[sign, trade].toSorted(), 7, 7],
      [[sign, third].toSorted(), 5, 5],
      [[third, trade].toSorted(), 5, 5],
    ].toSorted((a, b) => (b[1] as number) - (a[1] as number)),
  );
  for (const who of people) expect(JSON.stringify(found)).not.toContain(who);
});

test('不足 5 人的不出现，隔了 30 天以上的不算，一件事里一起办的不算', async () => {
  const [first] = await readCandidates(env);
  for (const who of Array.from({ length: 4 }, () => randomUUID())) {
    await ask('rare-one', who, '2026-03-02');
    await ask('rare-other', who, '2026-03-03');
  }
  for (const who of Array.from({ length: 6 }, () => randomUUID())) {
    await ask(sign, who, '2026-01-02');
    await ask(trade, who, '2026-03-20');
    await ask(sign, who, '2026-05-20', 'open-lantern-shop');
    await ask(trade, who, '2026-05-20', 'open-lantern-shop');
  }
  const { rows } = await env.db.query(`select count(*)::int as n from cases.v_item_pair where one like 'rare%'`);
  expect(rows[0].n).toBe(0);
  expect((await readCandidates(env))[0]).toMatchObject({ together: first!.together, applicants: first!.applicants });
});

test('已经在同一件事里的不再推荐；没有公布的事项不推荐', async () => {
  const published = await loadPublished(env.db);
  const pairs = [
    { one: sign, other: trade, together: 9, applicants: 9 },
    { one: sign, other: 'gone', together: 8, applicants: 8 },
  ];
  const members = [sign, trade].map((item, at) => ({ id: `m${at}`, item }));
  const joined = lanternBundleWith({ members });
  const byKind = {
    ...published.byKind,
    bundle: new Map([[joined.code, { definition: joined, version: 1, hash: '' }]]),
  };
  expect(rankCandidates(pairs, new Map(), published)).toHaveLength(1);
  expect(rankCandidates(pairs, new Map(), { ...published, byKind })).toEqual([]);
});
