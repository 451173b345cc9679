import { getRelease } from '../server/src/modules/bundles/index.ts';
import { describe, expect, it } from 'vitest';
import { type Answer, cast, complete, decideAll, offices, refused, start } from './apply.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const { pool } = world.database;

/** What is said about people in this walk, and must not stand anywhere in clear: names, numbers, phones, addresses, opinions. */
const child = { 'personName@newborn': '陈𠮷嘉', 'gender@newborn': '2', 'birthDate@newborn': '2026-11-18' };
const people = [
  '陈𠮷安',
  '沈嘉宁',
  '陈𠮷嘉',
  '429903199307197318',
  '429903199511086244',
  '19900000104',
  '荷塘路 16 号',
];
const opinion = '经电话核实情况属实';
const secrets = [...people, opinion];

let caseId: string;

/** Every table with the words that some row of it contains in clear. */
async function findInClear(words: readonly string[]): Promise<Record<string, string[]>> {
  const tables = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables.rows) {
    const hits = await pool.query<{ word: string }>(
      `select word from unnest($1::text[]) as word where exists (select 1 from ${name} t where strpos(t::text, word) > 0)`,
      [words],
    );
    if (hits.rows.length > 0) found[name] = hits.rows.map((row) => row.word);
  }
  return found;
}

describe('个人信息只在加密的地方', () => {
  it('一件出生的事从申请、补正到办完', async () => {
    const mother = await signedIn('mother');
    const applicationId = await start(mother, 'birth', {
      hukouSide: 'father',
      wantsCard: 'yes',
      wantsInsurance: 'yes',
      claimsMaternity: 'yes',
    });
    const ready = await complete(mother, applicationId, child);
    ({ caseId } = await mother.post(`/api/applications/${applicationId}/submit`, { version: ready.version }));
    const clerk = await signedIn('clerk');
    const atCounter = await clerk.get(`/api/counter/cases/${caseId}`);
    const strand = atCounter.strands.find((one: Answer) => one.node === 'strand' && offices[one.authority]);
    const reviewer = await signedIn(`${offices[strand.authority]}-review`);
    const { publishedDemands } = await reviewer.get(`/api/approver/cases/${caseId}/${strand.member}`);
    const point =
      publishedDemands.field.find((one: Answer) => one.ref === 'personName@newborn') ?? publishedDemands.field[0];
    await reviewer.post(`/api/cases/${caseId}/strands/${strand.member}/points`, {
      points: [{ kind: 'field', ref: point.ref, problem: 'wrong', explanation: opinion }],
    });
    await clerk.post(`/api/cases/${caseId}/supplement-notice`);
    const value = ready.fields.find((one: Answer) => one.key === point.ref).value ?? '陈𠮷嘉';
    await mother.post(`/api/cases/${caseId}/supplement`, { values: { [point.ref]: value }, files: [] });
    await clerk.post(`/api/cases/${caseId}/accept`);
    await world.settled();
    await decideAll(signedIn, caseId);
    await world.settled();
    expect(await mother.get(`/api/cases/${caseId}`)).toMatchObject({ status: 'concluded' });
  });

  it('事件、留痕、投递、答复和其他各表里都没有明文', async () => {
    expect(await findInClear(secrets)).toEqual({});
  });

  it('办件的值都在,只是加密的', async () => {
    const { rows } = await pool.query('select count(*)::int as n from cases.personal where case_id = $1', [caseId]);
    expect(rows[0].n).toBeGreaterThan(3);
    const view = await (await signedIn('clerk')).get(`/api/counter/cases/${caseId}`);
    expect(view.fields.map((one: Answer) => one.value)).toEqual(expect.arrayContaining(['陈𠮷嘉', '沈嘉宁']));
  });
});

describe('每个部门只看到授权的栏目(G7)', () => {
  it('逐个部门、逐个栏目:没有授权的值一个也不出现', async () => {
    const clerk = await signedIn('clerk');
    const view = await clerk.get(`/api/counter/cases/${caseId}`);
    const hash = (await pool.query('select release from cases.case where case_id = $1', [caseId])).rows[0].release;
    const release = (await getRelease(pool, hash))!;
    // Names, numbers, addresses, days; the words of a choice (「居民身份证」) stand on every page anyway.
    const spoken = new Set(
      release.fields
        .filter((one) => !one.definition.type.startsWith('choice') && one.definition.type !== 'boolean')
        .map((one) => one.key as string),
    );
    let probes = 0;
    for (const strand of view.strands.filter((one: Answer) => one.node === 'strand')) {
      const grant = release.grants.find((one) => one.member === strand.member)!;
      const granted = new Set(
        view.fields.filter((one: Answer) => grant.fields.includes(one.key)).map((one: Answer) => one.value),
      );
      const secret = view.fields.filter(
        (one: Answer) =>
          spoken.has(one.key) &&
          [...one.value].length > 2 &&
          !granted.has(one.value) &&
          ![...granted].some((value) => String(value).includes(one.value)),
      );
      for (const role of ['review', 'decide']) {
        const seen = await (await signedIn(`${offices[strand.authority]}-${role}`)).get(
          `/api/approver/cases/${caseId}/${strand.member}`,
        );
        for (const field of secret)
          expect(JSON.stringify(seen).includes(field.value), `${strand.member} sees ${field.key}`).toBe(false);
        probes += secret.length;
        for (const other of view.strands.filter(
          (one: Answer) => one.authority !== strand.authority && one.node === 'strand',
        ))
          expect(
            await refused(
              (await signedIn(`${offices[strand.authority]}-${role}`)).get(
                `/api/approver/cases/${caseId}/${other.member}`,
              ),
            ),
          ).toMatchObject({ status: 404 });
      }
    }
    expect(probes).toBeGreaterThan(20);
  });

  it('按受理号查询不说出任何人', async () => {
    const shown = await (await signedIn('clerk')).get('/api/counter/queue?list=done');
    expect(people.filter((word) => JSON.stringify(shown).includes(word))).toEqual([]);
  });
});
