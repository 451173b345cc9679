import { randomUUID } from 'node:crypto';
import { generateIdNumber } from '@yijian/core/identifiers';
import { describe, expect, it } from 'vitest';
import { importPerson, importPost } from '#identity';
import { listNotices } from '#notices';
import { advanceClock, systemActor } from '#platform';
import { citizen, staff, testPlatform } from '../../platform/testing/index.ts';
import { acceptCase, decideStrand, doDueWork } from './index.ts';
import { findCase, listEvents } from './cases.store.ts';
import { lanternPlan, openLanternCase, twoLevel } from './fixture.ts';
import { tellWarned } from './warn-strands.ts';

const { env, deliver } = await testPlatform({ reactions: [tellWarned] });
const counter = staff(randomUUID(), 'counter', 'hall');
const overseer = staff(randomUUID(), 'supervisor', 'hall');

/** A real person on a real post: notices go to people, not to sessions. */
async function onPost(code: string, role: 'decider' | 'supervisor' | 'counter', authority: string): Promise<string> {
  const idNumber = generateIdNumber('429903', '1980-01-01', 100 + code.length);
  const person = await env.execute(importPerson, {
    input: { code, name: '方思源', idNumber, mobile: '19900001000' },
    actor: systemActor,
  });
  const post = { code, person: code, authority, region: '990101', role, name: '岗位' };
  await env.execute(importPost, { input: post, actor: systemActor });
  return person.result.personId;
}
const officer = await onPost('officer', 'decider', 'frame-office');
const chief = await onPost('chief-one', 'supervisor', 'hall');
const other = await onPost('other-officer', 'decider', 'paper-office');

async function onDay(): Promise<void> {
  await env.execute(advanceClock, { input: { minutes: 24 * 60 }, actor: overseer });
  await doDueWork(env);
  await doDueWork(env);
  await deliver();
}
const told = async (person: string) =>
  (await listNotices(env.db, { kind: 'person', id: person })).notices.map((notice) => notice.kind);

describe('限时办结预警 (ENG-11)', () => {
  it('快到期变黄告知经办人，过期变红再告知并升级到监督人，每种灯一次；办完的不再提醒', async () => {
    const plan = lanternPlan(['frame', 'paper'], { ...twoLevel, plannedDays: 5 });
    const input = { applicationId: randomUUID(), plan, values: {} };
    const { caseId } = (await env.execute(openLanternCase, { input, actor: citizen(randomUUID()) })).result;
    await env.execute(acceptCase, { input: { caseId }, actor: counter });
    const decider = staff('decider-paper', 'decider', 'paper-office');
    await env.execute(decideStrand, { input: { caseId, member: 'paper', outcome: 'granted' }, actor: decider });
    const lights: string[][] = [];
    for (let day = 0; day < 20; day += 1) {
      await onDay();
      const warned = (await listEvents(env.db, caseId)).filter((event) => event.type === 'strand.warned');
      lights.push(warned.map((event) => `${event.member} ${String(event.data.light)}`));
      if (warned.length === 1) expect([await told(officer), await told(chief)]).toEqual([['strand-warned'], []]);
    }
    expect(lights[0]).toEqual([]);
    expect(lights).toContainEqual(['frame yellow']);
    expect(lights.at(-1)).toEqual(['frame yellow', 'frame red']);
    expect(await told(officer)).toEqual(['strand-warned', 'strand-warned']);
    expect(await told(chief)).toEqual(['strand-warned']);
    expect(await told(other)).toEqual([]);
    expect((await findCase(env.db, caseId))!.state.strands.frame!.warned).toBe('red');
  });
});
