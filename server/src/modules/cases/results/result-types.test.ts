import { randomUUID } from 'node:crypto';
import { planCase } from '@yijian/core/compile';
import { documentActs, type ItemResult, resultActs } from '@yijian/core/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentRelease, importBundles } from '#bundles';
import { importDefinitions } from '#catalogue';
import { renderLetter } from '#documents';
import { systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../../platform/testing/index.ts';
import { lanternBundleWith, lanternDefinitions } from '../../bundles/testing-lantern.ts';
import { importGround } from '../../identity/testing-people.ts';
import { listEvents } from '../cases.store.ts';
import { openLanternCase } from '../fixture.ts';
import { lanternActs } from '../testing-lantern.ts';
import { dressLetter, planDocuments } from './document-data.ts';
import { documentFacts } from './issue-document.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);
const ground = await importGround(env);
const me = citizen(ground.persons.owner);
const around = { actor: systemActor, reason: '首次导入' };
let facts: Awaited<ReturnType<typeof documentFacts>>;
let granted: Awaited<ReturnType<typeof listEvents>>[number];

beforeAll(async () => {
  await importDefinitions(env, lanternDefinitions(), around);
  await importBundles(env, [lanternBundleWith()], around);
  const release = (await currentRelease(env.db, 'open-lantern-shop'))!;
  const { plan } = planCase(release, { 'open-flame': 'yes', area: '80', 'by-agent': 'no', extras: ['sign'] }, [], {
    optOut: [],
  });
  const { caseId } = (
    await env.execute(openLanternCase, { input: { applicationId: randomUUID(), plan, values: {} }, actor: me })
  ).result;
  await acts.accept(caseId);
  const { strands } = (await documentFactsOf(caseId)).letters.read.record.state;
  const { authority } = strands.licence!;
  await acts.grant(caseId, 'licence', staff('decider', 'decider', authority));
  const events = await listEvents(env.db, caseId);
  granted = events.find((event) => event.type === 'strand.granted' && event.member === 'licence')!;
  facts = await documentFacts(env, { caseId, eventId: granted.eventId });
});
async function documentFactsOf(caseId: string) {
  const [event] = await listEvents(env.db, caseId);
  return documentFacts(env, { caseId, eventId: event!.eventId });
}

/** The same grant, as if the item's result were laid down so. */
function withResult(change: Partial<ItemResult>) {
  const { read } = facts.letters;
  const members = read.release.members.map((one) =>
    one.id === 'licence' ? { ...one, item: { ...one.item, result: { ...one.item.result, ...change } } } : one,
  );
  const letters = { ...facts.letters, read: { ...read, release: { ...read.release, members } } };
  const [plan] = planDocuments(letters, granted);
  return { plan: plan!, letter: dressLetter(letters, plan!, facts.byKind) };
}

describe('结果类型产出对应文书 (ENG-32)', () => {
  it.each(Object.entries(resultActs))(
    '%s -> %s：套对应的模板，用承办部门的章，文号是决定的编号，印得出来',
    async (kind, act) => {
      const { plan, letter } = withResult({ kind: kind as ItemResult['kind'] });
      expect(plan).toMatchObject({ act, member: 'licence' });
      expect(letter.chosen).toMatchObject({ code: act, template: { name: documentActs[act], seal: 'handler' } });
      const { authority, decision } = facts.letters.read.record.state.strands.licence!;
      expect(letter).toMatchObject({ authority, number: decision!.number });
      const { pdf } = await renderLetter({
        template: letter.chosen.template,
        data: letter.data as never,
        createdAt: granted.at,
      });
      expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
    },
  );

  it('事项写明用牵头部门的章，就由牵头部门署名用印', () => {
    const { letter } = withResult({ kind: 'record', seal: 'lead' });
    expect(letter.authority).toBe(facts.letters.read.release.lead.code);
    expect(letter.data.authority).toBe(facts.letters.read.release.lead.name);
  });
});
