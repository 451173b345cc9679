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
import { planDocument } from './document-data.ts';
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
  const { document } = await documentFacts(env, { caseId, eventId: event.eventId });
  return planDocument(document, event)!;
}

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
    const { document } = await documentFacts(env, { caseId, eventId: event.eventId });
    const { strands } = document.read.record.state;
    const other = [...document.read.authorities.values()].find((one) => one.code !== strands.licence!.authority)!;
    strands.licence!.authority = other.code;
    const { items } = planDocument(document, event)!.data as { items: { authority: string }[] };
    expect(items.map((item) => item.authority)).toContain(other.name);
  });

  it('收件凭证列明收到的和还没有收到的材料（ITK-06）', async () => {
    const caseId = await open();
    const event = (await listEvents(env.db, caseId)).find((one) => one.type === 'case.received')!;
    const { document } = await documentFacts(env, { caseId, eventId: event.eventId });
    const [first, ...others] = document.read.plan.materials.filter((material) => material.disposition === 'bring');
    const names = others.map((material) => material.name);
    expect(planDocument(document, event)).toMatchObject({ data: { materials: [], missing: [first!.name, ...names] } });
    const received = new Map([[first!.key, 2]]);
    expect(planDocument({ ...document, received }, event)).toMatchObject({
      name: 'receipt',
      data: { materials: [{ name: first!.name, copies: 2 }], missing: names },
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
    expect(notice).toMatchObject({ name: 'acceptance-notice', data: { date: acceptedOn, acceptedOn } });
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

  it('办件里没有的事件不出文书', async () => {
    await expect(documentFacts(env, { caseId: await open(), eventId: randomUUID() })).rejects.toThrow(/has no event/);
  });
});
