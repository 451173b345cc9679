import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#platform';
import { testPlatform } from '../../../platform/testing/index.ts';
import { lanternPlan } from '../fixture.ts';
import { lanternActs, town } from '../testing-lantern.ts';
import { answerUrging } from './answer-urging.ts';
import { urgeStrand } from './urge-strand.ts';

const { env } = await testPlatform();
const acts = lanternActs(env);
const urge = (caseId: string, actor: Actor, member = 'paper') =>
  env.execute(urgeStrand, { input: { caseId, member, reason: '请抓紧' }, actor });
const answer = (caseId: string, actor: Actor, member = 'paper') =>
  env.execute(answerUrging, { input: { caseId, member, answer: '明天办完' }, actor });

describe('催办和答复的权限 (THG-09)', () => {
  it('申请人、窗口、监察都不能催办，也不能替部门答复', async () => {
    const caseId = await acts.open(lanternPlan(['frame', 'paper']));
    await acts.accept(caseId);
    for (const actor of [town.applicant, town.clerk, town.overseer, town.issuer])
      for (const act of [urge, answer])
        await expect(act(caseId, actor)).rejects.toMatchObject({ status: 403, code: 'platform.not-permitted' });
  });

  it('配合部门不能催办别的部门；办件里没有的部门当作没有这个件', async () => {
    const caseId = await acts.open(lanternPlan(['frame', 'paper']));
    await acts.accept(caseId);
    await expect(urge(caseId, town.reviewer('frame'))).rejects.toMatchObject({ code: 'cases.not-lead', status: 403 });
    await expect(urge(caseId, town.decider('candle'))).rejects.toMatchObject({ code: 'cases.case-not-found' });
    await expect(urge(randomUUID(), town.reviewer('frame'))).rejects.toMatchObject({ code: 'cases.case-not-found' });
  });

  it('答复只能由被催办的部门；没有催办的、没有的事项、还没受理的都说清楚', async () => {
    const caseId = await acts.open(lanternPlan(['frame', 'paper']));
    await expect(answer(caseId, town.reviewer('paper'))).rejects.toMatchObject({ code: 'cases.not-now' });
    await acts.accept(caseId);
    await expect(answer(caseId, town.reviewer('frame'))).rejects.toMatchObject({ code: 'cases.strand-not-yours' });
    await expect(answer(caseId, town.decider('paper'))).rejects.toMatchObject({ code: 'cases.urging-not-found' });
    await expect(answer(caseId, town.reviewer('paper'), 'lamp')).rejects.toMatchObject({
      code: 'cases.unknown-member',
    });
  });
});
