import { describe, expect, it } from 'vitest';
import { actForEnterprise, type Answer, apply, cast, decideAll, refused, restaurantAnswers } from './apply.ts';
import { samplePdf } from './sample-files.ts';
import { startWorld } from './world.ts';

const world = await startWorld();
const signedIn = cast(world);
const floorPlan = 'floor-plan@enterprise/premises';
const seats = 'seatCount@enterprise';

describe('一次性补正:各部门的意见并成一份告知,申请人一次补齐 (ITK-08, ITK-09)', () => {
  let receipt: Answer;
  const at = (path: string) => `/api/cases/${receipt.caseId}${path}`;
  const view = async () => (await signedIn('citizen')).get(at(''));
  const documents = async (kind: string) => {
    await world.settled();
    return (await view()).documents.filter((one: Answer) => one.kind === kind);
  };

  it('还没有部门提意见时,窗口发不出补正告知', async () => {
    const citizen = await signedIn('citizen');
    await actForEnterprise(citizen);
    receipt = await apply(citizen, 'restaurant', restaurantAnswers);
    expect(await refused((await signedIn('clerk')).post(at('/supplement-notice')))).toMatchObject({
      status: 422,
      code: 'cases.nothing-to-supplement',
    });
  });

  it('只能点名指南上公布的材料、条件和栏目,别的要不得', async () => {
    const food = await signedIn('market-review');
    const seen = await food.get(`/api/approver/cases/${receipt.caseId}/food`);
    expect(seen.publishedDemands.condition.map((one: Answer) => one.ref)).toEqual([
      'place',
      'equipment',
      'people',
      'layout',
    ]);
    const point = (kind: string, ref: string) => ({ kind, ref, problem: 'missing' });
    const surplus = [
      point('material', '无犯罪记录证明'),
      point('material', 'sign-design@enterprise'),
      point('condition', 'exits'),
      point('field', 'signText@enterprise'),
      point('material', floorPlan),
    ];
    const problem = await refused(food.post(at('/strands/food/points'), { points: surplus }));
    expect(problem).toMatchObject({ status: 422, code: 'cases.unpublished-demand' });
    expect(problem.surplus).toEqual([
      'material:无犯罪记录证明',
      'material:sign-design@enterprise',
      'condition:exits',
      'field:signText@enterprise',
    ]);
    expect(problem.allowed.material).toContain(floorPlan);
    expect(problem.allowed.condition).toEqual(['place', 'equipment', 'people', 'layout']);
    expect(
      await refused(food.post(at('/strands/fire/points'), { points: [point('material', floorPlan)] })),
    ).toMatchObject({ status: 403, code: 'cases.strand-not-yours' });
    expect(
      await refused(food.post(at('/strands/ghost/points'), { points: [point('material', floorPlan)] })),
    ).toMatchObject({ status: 422, code: 'cases.unknown-member' });
  });

  it('食品、消防两个部门提了意见,城管没有说话;申请人只收到一份告知', async () => {
    await (await signedIn('market-review')).post(at('/strands/food/points'), {
      points: [
        { kind: 'material', ref: floorPlan, problem: 'wrong', explanation: '没有标出洗消间' },
        { kind: 'field', ref: seats, problem: 'wrong', explanation: '餐位数和图上不一致' },
      ],
    });
    await (await signedIn('fire-review')).post(at('/strands/fire/points'), {
      points: [{ kind: 'material', ref: floorPlan, problem: 'wrong', explanation: '没有标出疏散通道' }],
    });
    const atCounter = await (await signedIn('clerk')).get(`/api/counter/cases/${receipt.caseId}`);
    expect(atCounter.strandPoints.map((one: Answer) => [one.member, one.points.length]).sort()).toEqual([
      ['fire', 1],
      ['food', 2],
      ['sign', 0],
    ]);
    expect((await view()).supplement).toBeNull();
    await (await signedIn('clerk')).post(at('/supplement-notice'));
    const { status, supplement, actions } = await view();
    expect(status).toBe('supplementing');
    expect(supplement.points.map((one: Answer) => [one.label, one.problem, one.explanation])).toEqual(
      expect.arrayContaining([
        ['店面平面图', '不符合要求', '没有标出洗消间'],
        ['店面平面图', '不符合要求', '没有标出疏散通道'],
        [expect.stringContaining('餐位数'), '不符合要求', '餐位数和图上不一致'],
      ]),
    );
    expect(supplement.answerBy).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(actions).toContainEqual(expect.objectContaining({ name: 'supplement', allowed: true }));
    const events = await (await signedIn('overseer')).get(`/api/oversight/cases/${receipt.caseId}/events`);
    expect(events.find((event: Answer) => event.type === 'case.supplement-issued').data.supplement.silent).toEqual([
      'sign',
    ]);
    expect(await documents('supplement-notice')).toHaveLength(1);
    const { notices } = await (await signedIn('citizen')).get('/api/notices');
    expect(
      notices.filter((one: Answer) => one.caseId === receipt.caseId && one.kind.startsWith('supplement')),
    ).toHaveLength(1);
  });

  it('等补正的时候:部门不能再加意见,窗口不能受理', async () => {
    expect(
      await refused(
        (await signedIn('urban-review')).post(at('/strands/sign/points'), {
          points: [{ kind: 'material', ref: 'sign-design@enterprise', problem: 'missing' }],
        }),
      ),
    ).toMatchObject({ status: 409, code: 'cases.not-now', state: { status: 'supplementing' } });
    expect(await refused((await signedIn('clerk')).post(at('/accept')))).toMatchObject({
      status: 409,
      code: 'cases.not-now',
    });
  });

  it('补一半不收,填错不收,原来的都还在;全部补齐一次交', async () => {
    const citizen = await signedIn('citizen');
    const partial = await refused(citizen.post(at('/supplement'), { values: { [seats]: '30' }, files: [] }));
    expect(partial).toMatchObject({
      status: 422,
      code: 'cases.supplement-incomplete',
      left: expect.arrayContaining([floorPlan]),
    });
    expect(
      await refused(
        citizen.upload(at('/files'), { name: '平面图.pdf', content: new TextEncoder().encode('不是 PDF') }),
      ),
    ).toMatchObject({ status: 422, code: 'files.file-refused' });
    const file = await citizen.upload(at('/files'), { name: '平面图（改）.pdf', content: samplePdf('new plan') });
    const files = [{ material: floorPlan, file }];
    expect(await refused(citizen.post(at('/supplement'), { values: { [seats]: '很多' }, files }))).toMatchObject({
      status: 422,
      code: 'intake.not-ready',
      findings: [{ place: `field:${seats}` }],
    });
    expect(
      await refused(
        citizen.post(at('/supplement'), {
          values: { [seats]: '30' },
          files: [{ material: floorPlan, file: { ...file, name: '别的.pdf' } }],
        }),
      ),
    ).toMatchObject({ status: 422, code: 'intake.bad-file' });
    expect(
      await refused(
        citizen.post(at('/supplement'), {
          values: { [seats]: '30' },
          files: [...files, { material: 'sign-design@enterprise', file }],
        }),
      ),
    ).toMatchObject({ status: 422, code: 'intake.unknown-material' });
    expect(
      await refused((await signedIn('company')).post(at('/supplement'), { values: { [seats]: '30' }, files })),
    ).toMatchObject({ status: 404, code: 'cases.case-not-found' });
    await citizen.post(at('/supplement'), { values: { [seats]: '30' }, files });
    expect(await view()).toMatchObject({ status: 'received', supplement: null });
    const food = await (await signedIn('market-review')).get(`/api/approver/cases/${receipt.caseId}/food`);
    expect(food.originalForm).toContainEqual(
      expect.objectContaining({ label: '餐位数', value: expect.stringContaining('30') }),
    );
    expect(food.materials.find((one: Answer) => one.key === floorPlan).files.map((one: Answer) => one.name)).toContain(
      '平面图（改）.pdf',
    );
    expect(await refused(citizen.post(at('/supplement'), { values: {}, files: [] }))).toMatchObject({
      status: 409,
      code: 'cases.no-supplement-open',
    });
    expect(
      await refused(citizen.upload(at('/files'), { name: '平面图.pdf', content: samplePdf('late') })),
    ).toMatchObject({ status: 409, code: 'intake.no-answer-open' });
  });

  it('再要补正,窗口自己不行;主管批了才行,并且被数着', async () => {
    await (await signedIn('urban-review')).post(at('/strands/sign/points'), {
      points: [{ kind: 'material', ref: 'sign-design@enterprise', problem: 'outdated' }],
    });
    const clerk = await signedIn('clerk');
    expect(await refused(clerk.post(at('/supplement-notice')))).toMatchObject({
      status: 409,
      code: 'cases.second-supplement',
      issuedAt: expect.any(String),
    });
    expect(await refused(clerk.post(at('/second-supplement'), { reason: '自己批自己' }))).toMatchObject({
      status: 403,
    });
    const overseer = await signedIn('overseer');
    expect((await overseer.get('/api/oversight/board')).secondSupplements).toBe(0);
    await overseer.post(at('/second-supplement'), { reason: '效果图确已过期' });
    await clerk.post(at('/supplement-notice'));
    expect(await view()).toMatchObject({ status: 'supplementing', supplement: { ordinal: 2 } });
    expect((await overseer.get('/api/oversight/board')).secondSupplements).toBe(1);
    const { rows } = await overseer.get('/api/oversight/findings');
    expect(rows.filter((row: Answer) => row.kind === 'secondSupplement')).toMatchObject([
      { card: 'yellow', receiptNo: receipt.receiptNo },
    ]);
    const citizen = await signedIn('citizen');
    const file = await citizen.upload(at('/files'), { name: '效果图.pdf', content: samplePdf('sign') });
    await citizen.post(at('/supplement'), { values: {}, files: [{ material: 'sign-design@enterprise', file }] });
    expect(await documents('supplement-notice')).toHaveLength(2);
  });

  it('部门也可以明确说没有意见;补齐以后照常受理、办完', async () => {
    await (await signedIn('fire-review')).post(at('/strands/fire/no-objection'));
    await (await signedIn('clerk')).post(at('/accept'));
    await decideAll(signedIn, receipt.caseId);
    expect(await view()).toMatchObject({ status: 'concluded', outcome: 'granted' });
  });
});
