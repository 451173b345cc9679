import { randomUUID } from 'node:crypto';
import { planCase } from '@yijian/core/compile';
import { shanghaiDay } from '@yijian/core/calendar';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentRelease, importBundles } from '#bundles';
import { importDefinitions } from '#catalogue';
import { advanceClock, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../../bundles/testing-lantern.ts';
import { importGround } from '../../identity/testing-people.ts';
import { listEvents } from '../cases.store.ts';
import { openLanternCase } from '../fixture.ts';
import { lanternActs } from '../testing-lantern.ts';
import { dressLetter, planDocuments } from './document-data.ts';
import type { LetterEvent, LetterFacts } from './letter-facts.ts';
import { documentFacts } from './issue-document.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);
const ground = await importGround(env);
const me = citizen(ground.persons.owner);
const around = { actor: systemActor, reason: '首次导入' };

beforeAll(async () => {
  await importDefinitions(env, lanternDefinitions(), around);
  await importBundles(env, [lanternBundleWith()], around);
});

const later = (days: number) => env.execute(advanceClock, { input: { minutes: days * 24 * 60 }, actor: systemActor });
const today = async () => shanghaiDay(await env.now());

/** What the document of the latest event of this type says. */
async function documentOf(caseId: string, type: string, ordinal = 0) {
  const event = (await listEvents(env.db, caseId)).filter((one) => one.type === type)[ordinal]!;
  const { letters, byKind } = await documentFacts(env, { caseId, eventId: event.eventId });
  const plan = planDocument(letters, event)!;
  return { ...plan, number: dressLetter(letters, plan, byKind).number };
}
const planDocument = (letters: LetterFacts, event: LetterEvent) => planDocuments(letters, event)[0];

async function open(): Promise<string> {
  const release = (await currentRelease(env.db, 'open-lantern-shop'))!;
  const { plan } = planCase(release, { 'open-flame': 'yes', area: '80', 'by-agent': 'no', extras: ['sign'] }, [], {
    optOut: [],
  });
  return (await env.execute(openLanternCase, { input: { applicationId: randomUUID(), plan, values: {} }, actor: me }))
    .result.caseId;
}
const reviewer = staff('reviewer', 'reviewer', 'trade');
const raise = (caseId: string, ref: string) =>
  acts.raise(caseId, 'licence', [{ kind: 'field', ref, problem: 'missing' }], reviewer);

describe('文书写的是当时的事', () => {
  it('改派以后，由现在的承办部门署名用印', async () => {
    const caseId = await open();
    await acts.accept(caseId);
    const event = (await listEvents(env.db, caseId)).find((one) => one.type === 'case.accepted')!;
    const { letters: document } = await documentFacts(env, { caseId, eventId: event.eventId });
    const { strands } = document.read.record.state;
    const other = [...document.read.authorities.values()].find((one) => one.code !== strands.licence!.authority)!;
    strands.licence!.authority = other.code;
    const { items } = planDocument(document, event)!.data as { items: { authority: string }[] };
    expect(items.map((item) => item.authority)).toContain(other.name);
  });

  it('收件凭证列明收到的和还没有收到的材料（ITK-06）', async () => {
    const caseId = await open();
    const event = (await listEvents(env.db, caseId)).find((one) => one.type === 'case.received')!;
    const { letters: document } = await documentFacts(env, { caseId, eventId: event.eventId });
    const [first, ...others] = document.read.plan.materials.filter((material) => material.disposition === 'bring');
    const names = others.map((material) => material.name);
    expect(planDocument(document, event)).toMatchObject({
      data: { materials: [], missing: [first!.name, ...names].map((name) => ({ name })) },
    });
    const received = new Map([[first!.key, 2]]);
    expect(planDocument({ ...document, received }, event)).toMatchObject({
      act: 'receipt',
      data: { materials: [{ name: first!.name, copies: 2 }], missing: names.map((name) => ({ name })) },
    });
  });

  it('后来才制作的受理通知书：日期、各项期限都是受理那天的', async () => {
    const caseId = await open();
    await later(1);
    const acceptedOn = await today();
    await acts.accept(caseId);
    await later(9);
    await acts.withdraw(caseId, undefined, me);
    const notice = await documentOf(caseId, 'case.accepted');
    expect(notice).toMatchObject({ act: 'acceptance-notice', data: { date: acceptedOn, acceptedOn } });
    expect((notice.data as { items: unknown[] }).items.length).toBe(3);
    expect(await documentOf(caseId, 'case.withdrawn')).toMatchObject({
      data: { date: await today(), withdrawnOn: await today() },
    });
  });

  it('两次补正告知各写各的内容', async () => {
    const caseId = await open();
    await raise(caseId, 'name@shop');
    await acts.notice(caseId);
    await acts.answer(caseId, ['name@shop'], me);
    await acts.secondNotice(caseId);
    await raise(caseId, 'address@shop/premises');
    await acts.notice(caseId);
    const [first, second] = [
      await documentOf(caseId, 'case.supplement-issued', 0),
      await documentOf(caseId, 'case.supplement-issued', 1),
    ];
    expect([first.number.slice(-2), second.number.slice(-2)]).toEqual(['B1', 'B2']);
    const asked = (plan: typeof first) =>
      (plan.data as { problems: { material: string }[] }).problems.map((one) => one.material);
    expect(asked(first)).not.toEqual(asked(second));
  });

  it('办结汇总单：各项结果、用时、收费、文书与子件一致；没有决定的没有文书 (THG-28)', async () => {
    const caseId = await open();
    await acts.accept(caseId);
    const event = (await listEvents(env.db, caseId)).find((one) => one.type === 'case.accepted')!;
    const { letters } = await documentFacts(env, { caseId, eventId: event.eventId });
    const { state } = letters.read.record;
    const strands = letters.read.plan.nodes
      .filter((node) => node.node === 'strand')
      .map((node) => state.strands[node.member]!);
    const [first, second, ...others] = strands;
    for (const one of strands) Object.assign(one, { status: 'terminated', finishedAt: event.at });
    Object.assign(first!, { status: 'granted', decision: { outcome: 'granted', number: `${first!.number}-J1` } });
    Object.assign(second!, { status: 'denied', decision: { outcome: 'denied', number: `${second!.number}-J1` } });
    const paid = { type: 'strand.fee-recorded', member: first!.member, data: { fee: 'paper', amountFen: 1050 } };
    letters.read.events.push({ ...event, ...paid }, { ...event, ...paid });
    const sheet = planDocuments(letters, { type: 'case.concluded', at: event.at })[1]!;
    expect(sheet).toMatchObject({
      act: 'summary-sheet',
      data: {
        outcome: `1 项准予，1 项不予，${others.length} 项终止`,
        results: strands.map((one) => ({ result: one === first ? '准予' : one === second ? '不予' : '终止' })),
        times: strands.map((one) => ({ used: one.dues ? '当日办结' : '没有开始计时' })),
        fees: [{ amount: '10.50 元' }, { amount: '10.50 元' }],
        feesTotal: '21.00 元',
      },
    });
    const { papers } = sheet.data as { papers: string[] };
    expect(papers).toHaveLength(2);
    expect(papers[0]).toContain(`${first!.number}-J1`);
    expect(papers[1]).toMatch(new RegExp(`^不予决定书.*${second!.number}-J1$`));
  });

  it('办件里没有的事件不出文书', async () => {
    await expect(documentFacts(env, { caseId: await open(), eventId: randomUUID() })).rejects.toThrow(/has no event/);
  });
});
