import { buildCalendar, nationalYears } from '@yijian/core/calendar';
import { type CasePlan, contentHash, type PlannedNode } from '@yijian/core/contract';
import Type from 'typebox';
import { currentCalendar } from '#calendars';
import { command, newToken, sha256, takeNumbers } from '#platform';
import { openCase } from './open-case.ts';

/**
 * 测试样例「开办灯笼铺」: a fictional plan for tests of the engine and the bench, so that real content may change freely.
 * `members` strands run in parallel; each name after `>` waits for the one before it.
 */
export function lanternPlan(
  chains: readonly string[] = ['frame', 'paper', 'candle', 'sign'],
  change: Partial<PlannedNode> = {},
): CasePlan {
  const nodes = chains.flatMap((chain) => {
    const members = chain.split('>');
    return members.map((member, i) => lanternNode(member, i === 0 ? [] : [members[i - 1]!], change));
  });
  const body: Omit<CasePlan, 'hash'> = {
    schema: 'yijian.case-plan/1',
    bundle: 'lantern-shop',
    bundleName: '开办灯笼铺',
    release: 'f'.repeat(64),
    releaseVersion: 1,
    answers: { size: 'small' },
    optedOut: [],
    promiseDays: 5,
    jointCapDays: null,
    nodes,
    materials: [],
    grants: [],
    fields: [{ key: 'shopName@enterprise', source: 'applicant', members: nodes.map((node) => node.member) }],
  };
  return { ...body, hash: contentHash(body) };
}

function lanternNode(member: string, after: string[], change: Partial<PlannedNode>): PlannedNode {
  return {
    member,
    node: 'strand',
    item: `${member}-permit`,
    itemVersion: 1,
    itemName: `灯笼铺${member}许可`,
    itemType: '01',
    taskCode: null,
    regime: 'permit',
    authority: `${member}-office`,
    decidingRegion: '990101',
    after,
    onFailure: 'cancelDependants',
    promisedDays: 5,
    plannedDays: 3,
    statutoryDays: 20,
    steps: [
      { id: 'accept', kind: 'accept', name: '受理', post: 'counter', days: 0 },
      { id: 'review', kind: 'review', name: '审查', post: 'reviewer', days: 2 },
      { id: 'decide', kind: 'decide', name: '决定', post: 'decider', days: 1 },
    ],
    conditions: [{ id: 'c-roof', text: '有屋顶' }],
    ...change,
  };
}

/** Two-level items (一审一核): no review step. */
export const twoLevel: Partial<PlannedNode> = {
  steps: [
    { id: 'accept', kind: 'accept', name: '受理', post: 'counter', days: 0 },
    { id: 'decide', kind: 'decide', name: '决定', post: 'decider', days: 3 },
  ],
};

/** Opens a fictional case: intake's submit without its checks. The input carries the plan. */
export const openLanternCase = command({
  name: 'cases.open-lantern-case',
  title: '样例建件',
  permission: { citizen: true },
  input: Type.Object({
    applicationId: Type.String(),
    plan: Type.Unsafe<CasePlan>({ type: 'object' }),
    values: Type.Record(Type.String(), Type.String()),
    trial: Type.Optional(Type.Boolean()),
  }),
  owner: (input) => input.applicationId,
  load: async (db, requests, env) => {
    const calendar = await currentCalendar(db);
    const day = env.now.slice(0, 10).replaceAll('-', '');
    const wanted = new Map<string, number>();
    for (const { input } of requests)
      for (const name of [`receipt/${day}`, ...input.plan.nodes.map((node) => `strand/${node.item}/${day}`)])
        wanted.set(name, (wanted.get(name) ?? 0) + 1);
    const first = await takeNumbers(db, wanted);
    const next = (name: string) => {
      const value = first.get(name)!;
      first.set(name, value + 1);
      return value;
    };
    const ring = await env.keys.load(
      db,
      requests.map((request) => request.actor.principal!.id),
    );
    return requests.map(({ input, actor }) => {
      const id = actor.principal!.id;
      const known = ring.keys.get(id);
      const fresh = known ? null : ring.created(id, env.now);
      const key = known ?? fresh!.key;
      return {
        calendar,
        receiptNo: `990101${day}${String(next(`receipt/${day}`)).padStart(6, '0')}`,
        numbers: Object.fromEntries(
          input.plan.nodes.map((node) => [
            node.member,
            `${node.item}${day}${String(next(`strand/${node.item}/${day}`)).padStart(4, '0')}`,
          ]),
        ),
        key,
        keyWrites: fresh ? [fresh.write] : [],
        encrypt: (caseId: string, value: unknown) => env.keys.encrypt(key, `personal|${caseId}`, value),
      };
    });
  },
  decide: (facts, { input, actor, ctx }) => {
    const caseId = ctx.newId();
    const opened = openCase(
      {
        caseId,
        receiptNo: facts.receiptNo,
        numbers: facts.numbers,
        channel: 'portal',
        trial: input.trial,
        plan: input.plan,
        head: {
          queryCodeHash: sha256(newToken(ctx.random)),
          bundleName: input.plan.bundleName,
          region: '990101',
          place: null,
          accountId: actor.accountId,
          principalKind: 'person',
          principalId: actor.principal!.id,
        },
        parties: [{ role: 'applicant', subjectId: actor.principal!.id, kind: 'person' }],
        personal: [{ subjectId: actor.principal!.id, role: 'applicant', cipher: facts.encrypt(caseId, input.values) }],
        receiptDays: 5,
        answerDays: 10,
      },
      { actor, ctx, calendar: facts.calendar },
    );
    return {
      writes: [...opened.writes, ...facts.keyWrites],
      events: opened.events,
      result: { caseId, receiptNo: facts.receiptNo },
    };
  },
});

export const lanternCalendar = buildCalendar(nationalYears());
